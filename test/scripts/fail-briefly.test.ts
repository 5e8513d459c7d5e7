import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {open} from 'node:fs/promises';
import path from 'node:path';
import {text} from 'node:stream/consumers';
import {test} from 'node:test';

/** Runs code that fails, after `failBriefly()`: its exit code and what it says. */
async function fail(code: string): Promise<[number, string]> {
  const script = `import {failBriefly} from ${JSON.stringify(path.resolve('scripts/fail-briefly.ts'))}; import fs from 'node:fs'; failBriefly(); ${code}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {stdio: ['ignore', 'ignore', 'pipe']});
  const [said, [exitCode]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  return [exitCode, said];
}

test('failBriefly() shows the message of an expected error alone', async () => {
  assert.deepEqual(await fail("throw new Error('invalid port: x')"), [1, 'invalid port: x\n']);
});

test('failBriefly() names the file of an error of the system, and what to do', async () => {
  const [code, said] = await fail("fs.readdirSync('package.json')");
  assert.equal(code, 1);
  assert.match(said, /^cannot list package\.json: a file lies where a folder is expected: .*\(ENOTDIR\)\n$/);
  const refused = "Object.assign(new Error('EACCES'), {code: 'EACCES', syscall: 'open', path: '/cache/.verified'})";
  assert.match(
    (await fail(`throw ${refused}`))[1],
    /^cannot open \/cache\/\.verified: this user has no right to it: .*\n$/,
  );
});

test('failBriefly() ends without a word where nobody reads on, as in `| head`', async () => {
  const script = `import {failBriefly} from ${JSON.stringify(path.resolve('scripts/fail-briefly.ts'))}; failBriefly(); setInterval(() => console.log('x'.repeat(999)))`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {stdio: ['ignore', 'pipe', 'pipe']});
  child.stdout.once('data', () => child.stdout.destroy());
  assert.deepEqual(await Promise.all([text(child.stderr), once(child, 'close')]), ['', [141, null]]);
});

test('failBriefly() says what to do where the output cannot be written', {skip: !existsSync('/dev/full')}, async () => {
  const script = `import {failBriefly} from ${JSON.stringify(path.resolve('scripts/fail-briefly.ts'))}; failBriefly(); console.log('x')`;
  const full = await open('/dev/full', 'w');
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {stdio: ['ignore', full.fd, 'pipe']});
  assert.match(await text(child.stderr!), /^cannot write the output: the disk is full: make room, .*\(ENOSPC\)\n$/);
  await full.close();
});

test('failBriefly() shows where a mistake in the program lies', async () => {
  assert.match((await fail('null.length'))[1], /TypeError: .*\n\s+at /);
});
