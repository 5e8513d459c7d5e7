import assert from 'node:assert/strict';
import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {copyFile, mkdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {text} from 'node:stream/consumers';
import {test} from 'node:test';
import {setTimeout} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {type FakeMachine, fakeMachine, writeProgram} from './fake-machine.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const install = 'echo installed >> npm.log; mkdir -p node_modules';

interface Result {
  code: number | null;
  output: string;
  errors: string;
}

/** A machine with a clone whose test command runs `script`, and an npm that does `npm`. */
async function cloneWith(npm: string, script = ''): Promise<FakeMachine> {
  const machine = await fakeMachine({npm});
  for (const name of ['scripts/launch.mjs', 'experiments/artifacts/is-alive.mjs']) {
    await mkdir(path.dirname(path.join(machine.root, name)), {recursive: true});
    await copyFile(path.join(root, name), path.join(machine.root, name));
  }
  for (const name of ['package.json', 'package-lock.json', '.npmrc'])
    await writeFile(path.join(machine.root, name), '{}');
  await writeFile(path.join(machine.root, 'scripts', 'test.ts'), script);
  return machine;
}

function start({root, effects}: FakeMachine, command = 'test', nodeOptions: string[] = []): ChildProcess {
  const environment = {...effects.environment, TMPDIR: root};
  return spawn(process.execPath, [...nodeOptions, path.join(root, 'scripts', 'launch.mjs'), command, 'a', 'b c'], {
    env: environment,
  });
}

async function end(child: ChildProcess): Promise<Result> {
  const [output, errors, [code]] = await Promise.all([text(child.stdout!), text(child.stderr!), once(child, 'close')]);
  return {code, output, errors};
}

async function installations({root}: FakeMachine): Promise<number> {
  const log = path.join(root, 'npm.log');
  return existsSync(log) ? (await readFile(log, 'utf8')).trim().split('\n').length : 0;
}

async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await condition())) await setTimeout(20);
}

test('launch installs once, passes arguments on and runs TypeScript', async () => {
  await using machine = await cloneWith(install, 'console.log(process.argv.slice(2) satisfies string[])');
  const first = await end(start(machine));
  assert.deepEqual([first.code, first.output], [0, "[ 'a', 'b c' ]\n"]);
  const second = await end(start(machine));
  assert.deepEqual([second.code, second.errors], [0, '']);
  assert.equal(await installations(machine), 1);
});

test('launch installs again when a lock file has changed', async () => {
  await using machine = await cloneWith(install);
  await end(start(machine));
  await writeFile(path.join(machine.root, 'package-lock.json'), '{"changed": true}');
  await end(start(machine));
  assert.equal(await installations(machine), 2);
});

test('launch fails with npm and repairs what it left', async () => {
  await using machine = await cloneWith(`${install}; exit 7`);
  const failed = await end(start(machine));
  assert.equal(failed.code, 1);
  assert.match(failed.errors, /npm ci failed with exit code 7/);
  await machine.add('npm', install);
  assert.equal((await end(start(machine))).code, 0);
  assert.equal(await installations(machine), 2);
});

test('launch lets an orphaned npm end, and installs again', async () => {
  await using machine = await cloneWith(`${install}; sleep 1; touch npm.done`);
  const killed = start(machine);
  await until(async () => (await installations(machine)) === 1);
  await setTimeout(100); // for the lock to be handed over
  killed.kill('SIGKILL');
  const next = await end(start(machine));
  assert.equal(next.code, 0);
  assert.match(next.errors, /waiting for process \d+, which installs the npm packages/);
  assert.equal(await installations(machine), 2);
});

test('launch twice at once installs once', async () => {
  await using machine = await cloneWith(`${install}; sleep 0.5`);
  const results = await Promise.all([end(start(machine)), end(start(machine))]);
  assert.deepEqual(
    results.map(({code}) => code),
    [0, 0],
  );
  assert.equal(await installations(machine), 1);
});

test('launch is not held up by the lock of a process that has ended', async () => {
  await using machine = await cloneWith(`${install}; exec sleep 10`);
  const killed = start(machine);
  await until(async () => (await installations(machine)) === 1);
  const ended = once(killed, 'close');
  killed.kill('SIGTERM');
  await ended;
  await machine.add('npm', install);
  assert.equal((await end(start(machine))).code, 0);
});

test('launch passes the exit code on', async () => {
  await using machine = await cloneWith(install, 'process.exitCode = 3;');
  assert.equal((await end(start(machine))).code, 3);
});

test('launch passes signals on and ends after its child', async () => {
  const script =
    "process.on('SIGTERM', () => setTimeout(() => { console.log('ended'); process.exit(5); }, 100)); setInterval(() => {}, 1000); console.log('started');";
  await using machine = await cloneWith(install, script);
  const child = start(machine);
  child.stdout!.once('data', () => child.kill('SIGTERM'));
  const {code, output} = await end(child);
  assert.deepEqual([code, output], [5, 'started\nended\n']);
});

test('launch rejects an unknown command', async () => {
  await using machine = await cloneWith(install);
  const {code, errors} = await end(start(machine, 'tset'));
  assert.deepEqual(
    [code, errors],
    [1, 'invalid command: tset (expected start, build, experiments, test, bench, profile, pdf, audit, diff)\n'],
  );
});

const changed = (values: string) => [
  '--import',
  `data:text/javascript,for (const [k, v] of Object.entries(${values})) Object.defineProperty(process, k, {value: v});`,
];
const oldNode = "{version: 'v20.1.0', versions: {node: '20.1.0'}, platform: 'linux', arch: 'x64'}";

test('launch takes the Node that npm installed on Linux x64', async () => {
  await using machine = await cloneWith(`${install}/.bin; cp node-of-npm node_modules/.bin/node`);
  await writeProgram(path.join(machine.root, 'node-of-npm'), 'echo "another Node runs $(basename "$1")"');
  const {output} = await end(start(machine, 'test', changed(oldNode)));
  assert.equal(output, 'another Node runs test.ts\n');
});

test('launch names .nvmrc where Node is too old', async () => {
  await using machine = await cloneWith(install);
  const {code, errors} = await end(start(machine, 'test', changed(oldNode)));
  assert.equal(code, 1);
  assert.match(errors, /invalid Node: v20\.1\.0 \(expected 24 or newer; \.nvmrc names it/);
});
