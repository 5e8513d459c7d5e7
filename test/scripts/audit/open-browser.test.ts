import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openBrowser} from '../../../scripts/audit/open-browser.ts';
import {browserOptions, whyNoBrowser} from '../../site/built-site.ts';
import {fakeMachine} from '../fake-machine.ts';

const missing = whyNoBrowser();

test('openBrowser(executablePath) of a browser that does not start says why, and what to do', async () => {
  await using machine = await fakeMachine({
    chromium: 'echo "libnss3.so: cannot open shared object file" >&2; exit 127',
  });
  const browser = `${machine.root}/bin/chromium`;
  await assert.rejects(openBrowser(browser, new AbortController().signal), ({message}: Error) => {
    assert.ok(message.startsWith(`cannot open ${browser}: `));
    assert.match(message, /\nlibnss3\.so: cannot open shared object file\n\(expected .* CHROMIUM_PATH\)$/);
    return true;
  });
});

test('openBrowser(executablePath, signal) closes the browser when it is told to stop', {
  skip: missing ?? false,
}, async () => {
  const stop = new AbortController();
  await using opened = await openBrowser(browserOptions().executablePath!, stop.signal);
  const closed = new Promise((resolve) => opened.browser.once('disconnected', resolve));
  stop.abort();
  await closed;
});
