import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {cp, mkdtemp, readFile, rm, symlink, writeFile} from 'node:fs/promises';
import {type IncomingMessage, request} from 'node:http';
import os from 'node:os';
import path from 'node:path';
import {createInterface} from 'node:readline/promises';
import {text} from 'node:stream/consumers';
import {after, before, test} from 'node:test';
import {chromium} from 'playwright';
import {browserOptions, whyNoBrowser} from '../site/built-site.ts';

const missing = whyNoBrowser();
if (missing && process.env.CI === 'true') throw new Error(missing);

let copy: string;

before(async () => {
  copy = await mkdtemp(path.join(os.tmpdir(), 'dev-'));
  for (const name of ['experiments', 'scripts', 'site', 'astro.config.mjs', 'package.json', 'tsconfig.json'])
    await cp(name, path.join(copy, name), {recursive: true});
  await symlink(path.resolve('node_modules'), path.join(copy, 'node_modules'));
});
after(() => rm(copy, {recursive: true}));

test('dev shows a saved page in the open browser, and ends with 130 by Ctrl-C', {skip: missing ?? false}, async () => {
  const environment = {...process.env, ARTIFACTS: path.resolve('artifacts')};
  const child = spawn(process.execPath, [path.join(copy, 'scripts/dev.ts'), '--port', '0'], {
    cwd: copy,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const browser = await chromium.launch(browserOptions());
  try {
    const page = await browser.newPage();
    await page.goto(`${await addressOf(child.stdout)}data-sets/`);
    await page.waitForFunction(() => document.fonts.status === 'loaded'); // also where Vite loads the page once more
    const file = path.join(copy, 'site/pages/data-sets.mdx');
    await writeFile(file, (await readFile(file, 'utf8')).replace('## The average image', '## The saved words'));
    await page.getByRole('heading', {name: 'The saved words'}).waitFor({timeout: 5_000});
  } finally {
    await browser.close();
    child.kill('SIGINT');
  }
  assert.deepEqual(await once(child, 'close'), [130, null]);
});

test('dev serves to other machines by the name they know, whatever NODE_ENV is', async () => {
  const environment = {...process.env, ARTIFACTS: path.resolve('artifacts'), NODE_ENV: 'production'};
  const child = spawn(process.execPath, [path.join(copy, 'scripts/dev.ts'), '--port', '0', '--host', '0.0.0.0'], {
    cwd: copy,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const address = await addressOf(child.stdout);
    assert.match(address, /^http:\/\/localhost:\d+\/$/);
    const named = request(`${address}site/live/late-scripts.ts`, {headers: {host: 'box.example'}}).end();
    const [answer] = (await once(named, 'response')) as [IncomingMessage];
    assert.equal(answer.statusCode, 200);
    assert.match(await text(answer), /"DEV": true/);
  } finally {
    child.kill('SIGINT');
  }
  await once(child, 'close');
});

async function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(output)) {
    const [, address] = line.match(/report is at (\S+)/) ?? [];
    if (address) return address;
  }
  throw new Error('dev has ended before it served');
}
