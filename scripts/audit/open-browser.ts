import {once} from 'node:events';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {stripVTControlCharacters} from 'node:util';
import {type Browser, chromium} from 'playwright';

/** Opens a Chromium that also listens on `port`, where one is given; disposing it, or the signal, closes the browser. */
export async function openBrowser(
  executablePath: string,
  signal: AbortSignal,
  port?: number,
): Promise<AsyncDisposable & {browser: Browser}> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const debugging = port === undefined ? [] : [`--remote-debugging-port=${port}`];
  // Else Playwright would end this process by itself, before what is half done is tidied up.
  const deaf = {handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false};
  const browser = await chromium.launch({executablePath, args: [...debugging, ...sandbox], ...deaf}).catch((error) => {
    throw new Error(
      `cannot open ${executablePath}: ${shorten(error.message)}\n(expected a Chromium that starts: name another one in CHROMIUM_PATH)`,
    );
  });
  const close = () => browser.close();
  if (signal.aborted) await close();
  signal.addEventListener('abort', close);
  return {browser, [Symbol.asyncDispose]: close};
}

/** Of what Playwright says: its first line, and what the browser complained of. */
function shorten(message: string): string {
  const [first, ...others] = stripVTControlCharacters(message).split('\n');
  const complaints = others.filter((line) => line.includes('[err]')).map((line) => line.replace(/^.*\[err\] */, ''));
  return [first, ...new Set(complaints.slice(-10))].join('\n');
}

/** A port of this machine that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const {port} = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
