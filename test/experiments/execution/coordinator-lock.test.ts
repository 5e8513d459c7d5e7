import assert from 'node:assert/strict';
import {fork} from 'node:child_process';
import {once} from 'node:events';
import {mkdir, mkdtemp, rm, symlink, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {lockFolder} from '../../../experiments/execution/coordinator-lock.ts';

let root: string;
let artifacts: string;

before(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'lock-'));
  artifacts = path.join(root, 'artifacts');
});
after(() => rm(root, {recursive: true}));

/** Tries to lock; what is said while waiting goes to `said`. */
function lock(folder = artifacts, wait = false, signal = AbortSignal.timeout(20_000), said: string[] = []) {
  return lockFolder(folder, {wait, signal, print: (line) => said.push(line)});
}

/** Another process that holds the lock. */
async function startHolder() {
  const file = path.join(root, 'holder.mjs');
  const module = path.resolve('experiments/execution/coordinator-lock.ts');
  await writeFile(
    file,
    `import {lockFolder} from ${JSON.stringify(module)};
    await lockFolder(${JSON.stringify(artifacts)}, {wait: false, signal: new AbortController().signal, print() {}});
    process.send('held');
    setInterval(() => {}, 1000);`,
  );
  const child = fork(file, ['--quick', '--jobs', '2']);
  assert.deepEqual(await once(child, 'message'), ['held', undefined]);
  return child;
}

test('lockFolder(artifacts) says who holds it, since when and what helps, by whatever link it is reached', async () => {
  const child = await startHolder();
  await symlink(artifacts, path.join(root, 'link'));
  for (const folder of [artifacts, path.join(root, 'link'), `${root}/./artifacts/`])
    await assert.rejects(lock(folder), {
      message: new RegExp(
        `^Process ${child.pid} computes results in .*, since \\d{4}-.*Z: npm run experiments -- --quick --jobs 2\\. ` +
          'Wait for it with --wait, stop it with Ctrl-C where it runs \\(nothing is lost\\), or compute elsewhere with --artifacts\\.$',
      ),
    });
  const other = (await lock(path.join(root, 'others')))!; // another folder, another lock
  await other[Symbol.asyncDispose]();
  const killed = once(child, 'exit');
  child.kill('SIGKILL');
  await killed;
  const held = await lock(); // free at once
  await held![Symbol.asyncDispose]();
});

test('lockFolder(artifacts) that waits says so once, and goes on when the other has ended', async () => {
  const child = await startHolder();
  const said: string[] = [];
  const waiting = lock(artifacts, true, undefined, said);
  setTimeout(() => child.kill('SIGKILL'), 500);
  const held = await waiting;
  assert.equal(said.length, 1);
  assert.match(
    said[0]!,
    new RegExp(`^Process ${child.pid} computes .* Waiting until it has ended; Ctrl-C stops that\\.$`),
  );
  await held![Symbol.asyncDispose]();
});

test('lockFolder(artifacts) that waits ends at once when it is stopped', async () => {
  const held = await lock();
  const started = Date.now();
  assert.equal(await lock(artifacts, true, AbortSignal.timeout(100)), undefined);
  assert.ok(Date.now() - started < 1000);
  await held![Symbol.asyncDispose]();
});

test('lockFolder(artifacts) names a folder that cannot be made, and what helps', async () => {
  await writeFile(path.join(root, 'file'), '');
  await assert.rejects(lock(path.join(root, 'file')), {message: /^cannot make the folder .*file: a file lies where a/});
  await assert.rejects(lock(path.join(root, 'file/below')), {
    message: /^cannot make .*below: a file lies where a folder/,
  });
  await assert.rejects(lock('/proc/1/x'), {message: /^cannot make .*x: .* name another folder \(E\w+\)$/});
});

test('lockFolder(artifacts) says what to do with what lies in place of its lock', async () => {
  const damaged = path.join(root, 'damaged', '.coordinator');
  await mkdir(damaged, {recursive: true});
  await writeFile(path.join(damaged, 'lock'), 'x'.repeat(5000));
  await assert.rejects(lock(path.join(root, 'damaged')), {
    message: /lock: file is not a database \(expected .*delete it/,
  });
  await mkdir(path.join(root, 'taken', '.coordinator', 'lock'), {recursive: true});
  await assert.rejects(lock(path.join(root, 'taken')), {
    message: /lock: .* \(expected a file, or nothing.*delete what/,
  });
});
