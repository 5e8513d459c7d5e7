import assert from 'node:assert/strict';
import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {mkdir, readdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {setTimeout} from 'node:timers/promises';
import {isAlive} from '../../../experiments/artifacts/is-alive.mjs';
import {runToEnd} from '../../../scripts/setup/child.ts';
import {type FakeMachine, fakeMachine} from '../fake-machine.ts';

/** A pip that has started a program of its own, whose number it notes, and that will not be told to end. */
const stubbornPip = (noted: string) =>
  `case "$*" in '-m pip download'*) trap '' INT TERM HUP; sleep 30 & echo $! > ${noted}.part; mv ${noted}.part ${noted}; wait ;; esac`;

async function machineInSetup(): Promise<FakeMachine & {noted: string}> {
  const machine = await fakeMachine({'c++': 'exit 1', git: 'exec git "$@"'});
  const noted = path.join(machine.root, 'noted');
  await machine.add('python3', stubbornPip(noted));
  await mkdir(path.join(machine.root, 'test'));
  await writeFile(path.join(machine.root, 'test', 'some.test.ts'), '');
  return {...machine, noted};
}

function start({root, effects}: FakeMachine, script: string, options: string[]): ChildProcess {
  const command = [path.resolve('scripts', script), ...options];
  const env = {...effects.environment, ARTIFACTS: path.resolve('artifacts')};
  return spawn(process.execPath, command, {cwd: root, env, stdio: ['ignore', 'ignore', 'pipe']});
}

/** The exit code and the milliseconds until then. */
async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<{code: number; milliseconds: number}> {
  const started = performance.now();
  child.kill(signal);
  const [code] = await once(child, 'exit');
  return {code, milliseconds: performance.now() - started};
}

const scripts: [script: string, signal: NodeJS.Signals, ...options: string[]][] = [
  ['experiments.ts', 'SIGINT', '--quick'],
  ['profile.ts', 'SIGTERM'],
  ['bench.ts', 'SIGINT'],
  ['test.ts', 'SIGHUP'],
];

for (const [script, signal, ...options] of scripts) {
  test(`${script} stopped by ${signal} while it sets up ends with 130 within a second, and leaves nothing`, async () => {
    await using machine = await machineInSetup();
    const child = start(machine, script, options);
    while (!existsSync(machine.noted) && child.exitCode === null) await setTimeout(20);
    const {code, milliseconds} = await stop(child, signal);
    assert.equal(code, 130);
    assert.ok(milliseconds < 1000, `${milliseconds} ms`);
    assert.equal(isAlive(Number(await readFile(machine.noted, 'utf8'))), false, 'what pip has started has ended');
    assert.deepEqual(await readdir(machine.cache), []);
  });
}

test('build.ts stopped by SIGINT while it builds ends with 130 within a second', async () => {
  await using machine = await fakeMachine();
  const child = start(machine, 'build.ts', []);
  await once(child.stderr!, 'data');
  await setTimeout(300);
  const {code, milliseconds} = await stop(child, 'SIGINT');
  assert.equal(code, 130);
  assert.ok(milliseconds < 1000, `${milliseconds} ms`);
});

test('pdf.ts stopped by SIGINT while it builds ends with 130, and leaves neither an empty PDF nor a draft', async () => {
  await using machine = await fakeMachine({chromium: 'echo Chromium'});
  const published = path.join(machine.root, 'site', 'public');
  await mkdir(published, {recursive: true});
  const child = start(machine, 'pdf.ts', []);
  while (!existsSync(path.join(published, 'clothes-and-digits.pdf')) && child.exitCode === null) await setTimeout(20);
  await setTimeout(300);
  const {code, milliseconds} = await stop(child, 'SIGINT');
  assert.equal(code, 130);
  assert.ok(milliseconds < 1000, `${milliseconds} ms`);
  assert.deepEqual(await readdir(published), []);
  assert.deepEqual(
    (await readdir(machine.root)).filter((name) => name.startsWith('dist')),
    [],
  );
});

test('runToEnd(program, options) tells which signal ended a program, and what that means', async () => {
  const {code, complaint} = await runToEnd('/bin/sh', ['-c', 'kill -ILL $$'], {environment: process.env});
  assert.equal(code, 1);
  assert.match(complaint, /^it was ended by SIGILL: this processor lacks .*AVX$/);
});

test('runToEnd(program, options, {timeLimit}) ends what takes longer', async () => {
  const started = performance.now();
  const {code} = await runToEnd('/bin/sh', ['-c', 'sleep 30 & sleep 30'], {environment: process.env, timeLimit: 100});
  assert.notEqual(code, 0);
  assert.ok(performance.now() - started < 5000);
});
