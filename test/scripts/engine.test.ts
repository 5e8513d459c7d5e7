import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {mkdir, readdir, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {setTimeout} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import type {SetupEffects} from '../../scripts/setup/effects.ts';
import {ensureEngine} from '../../scripts/setup/engine.ts';
import {type FakeMachine, fakeMachine} from './fake-machine.ts';
import {compiler, python, writeTfjsNode} from './fake-tensorflow.ts';

const addonPath = path.join('@tensorflow', 'tfjs-node', 'lib', 'napi-v8', 'tfjs_binding.node');
const library = 'libtensorflow-2.21.0-linux-x64';

async function machineWith(programs: Record<string, string>): Promise<FakeMachine> {
  const machine = await fakeMachine(programs);
  await writeTfjsNode(machine.effects.packagesFolder);
  return machine;
}

test('ensureEngine() unpacks the libraries and the headers needed, and builds the addon', async () => {
  await using machine = await machineWith({python3: python, 'c++': compiler});
  await ensureEngine(machine.effects);
  const unpacked = await readdir(path.join(machine.cache, library), {recursive: true, withFileTypes: true});
  const files = unpacked.filter((entry) => entry.isFile()).map(({name}) => name);
  assert.deepEqual(files.sort(), ['c_api.h', 'libtensorflow_cc.so.2', 'libtensorflow_framework.so.2']);
  assert.ok(existsSync(path.join(machine.effects.packagesFolder, addonPath)));
});

test('ensureEngine() needs no program where everything is there', async () => {
  await using machine = await machineWith({python3: python, 'c++': compiler});
  await ensureEngine(machine.effects);
  machine.lines.length = 0;
  await rm(path.join(machine.root, 'bin'), {recursive: true});
  await ensureEngine(machine.effects);
  assert.deepEqual(machine.lines, []);
});

test('ensureEngine() gives a second clone the addon from the cache', async () => {
  await using machine = await machineWith({python3: python, 'c++': compiler});
  await ensureEngine(machine.effects);
  await rm(path.join(machine.root, 'bin'), {recursive: true});
  const packagesFolder = path.join(machine.root, 'second');
  await writeTfjsNode(packagesFolder);
  await ensureEngine({...machine.effects, packagesFolder});
  assert.ok(existsSync(path.join(packagesFolder, addonPath)));
});

test('ensureEngine() fetches a library again that lost a file', async () => {
  await using machine = await machineWith({python3: python, 'c++': compiler});
  await ensureEngine(machine.effects);
  const lost = path.join(machine.cache, library, 'lib', 'libtensorflow_framework.so.2');
  await rm(lost);
  await ensureEngine(machine.effects);
  assert.ok(existsSync(lost));
});

test('ensureEngine() in two clones at once leaves both whole', async () => {
  await using machine = await machineWith({python3: python, 'c++': compiler});
  const packagesFolder = path.join(machine.root, 'second');
  await writeTfjsNode(packagesFolder);
  await Promise.all([ensureEngine(machine.effects), ensureEngine({...machine.effects, packagesFolder})]);
  assert.equal((await readdir(machine.cache)).length, 2);
  for (const folder of [machine.effects.packagesFolder, packagesFolder])
    assert.ok(existsSync(path.join(folder, addonPath)));
});

test('ensureEngine() repairs what a killed one left', async () => {
  await using machine = await machineWith({python3: `${slowDownload}\n${python}`, 'c++': compiler});
  await killDuringDownload(machine);
  assert.equal((await readdir(machine.cache)).length, 1, 'a draft is left');
  await machine.add('python3', python);
  await ensureEngine(machine.effects);
  assert.deepEqual((await readdir(machine.cache)).map((name) => name.slice(0, 12)).sort(), [
    'libtensorflo',
    'tfjs-binding',
  ]);
  assert.ok((await readdir(machine.cache)).every((name) => !name.includes('draft')));
});

test('ensureEngine() fetches TensorFlow, whatever the user has set for packages of their own', async () => {
  const strict = `case "$* $PIP_REQUIRE_VIRTUALENV" in *download*1) echo 'ERROR: no virtualenv' >&2; exit 3 ;; esac`;
  await using machine = await machineWith({python3: `${strict}\n${python}`, 'c++': compiler});
  await ensureEngine({...machine.effects, environment: {...machine.effects.environment, PIP_REQUIRE_VIRTUALENV: '1'}});
});

test('ensureEngine() compiles with a CXX that holds options', async () => {
  const wrapper = '[ "$1" = c++ ] && [ "$2" = -pipe ] || exit 1';
  await using machine = await machineWith({python3: python, ccache: `${wrapper}\n${compiler}`});
  await ensureEngine({...machine.effects, environment: {...machine.effects.environment, CXX: ' ccache c++  -pipe'}});
});

test('ensureEngine() builds an addon that no other TensorFlow on LD_LIBRARY_PATH replaces', async () => {
  const checked = `case "$*" in *'-Xlinker --disable-new-dtags'*) ;; *) exit 1 ;; esac`;
  await using machine = await machineWith({python3: python, 'c++': `${checked}\n${compiler}`});
  await ensureEngine({...machine.effects, platform: 'linux-x64'});
});

const slowDownload = `case "$*" in '-m pip download'*) exec sleep 5 ;; esac`;

async function killDuringDownload({cache, effects}: FakeMachine): Promise<void> {
  const script = fileURLToPath(new URL('set-up-engine.ts', import.meta.url));
  const child = spawn(process.execPath, [script, effects.packagesFolder], {env: effects.environment, stdio: 'ignore'});
  while (!existsSync(cache) || (await readdir(cache)).length === 0) await setTimeout(20);
  child.kill('SIGKILL');
  await once(child, 'close');
}

const failures: {title: string; programs: Record<string, string>; change?: Partial<SetupEffects>; message: RegExp}[] = [
  {
    title: 'an unknown platform',
    programs: {},
    change: {platform: 'win32-x64'},
    message: /invalid platform: win32-x64 .*WSL/,
  },
  {title: 'no compiler', programs: {python3: python}, message: /missing C\+\+ compiler.*apt-get install g\+\+/},
  {title: 'no python3', programs: {'c++': compiler}, message: /missing python3.*apt-get install python3/},
  {
    title: 'no pip',
    programs: {python3: '[ "$1" = --version ] || { echo "No module named pip" >&2; exit 1; }', 'c++': compiler},
    message: /missing pip.*apt-get install python3-pip.*\nNo module named pip/,
  },
  {
    title: 'a full disk',
    programs: {python3: python, 'c++': compiler},
    change: {freeBytes: async () => 2e8},
    message: /too little disk space in .*: 0\.2 GB free \(expected 1\.5 GB/,
  },
  {
    title: 'no network',
    programs: {
      python3: `case "$*" in *download*) echo 'ERROR: No matching distribution' >&2; exit 1 ;; esac`,
      'c++': compiler,
    },
    message: /cannot download TensorFlow 2\.21\.0 with pip.*\nERROR: No matching distribution/,
  },
  {
    title: 'a compiler that fails',
    programs: {python3: python, 'c++': "echo 'fatal error: no headers' >&2; exit 1"},
    message: /cannot compile the addon of tfjs-node with .*\nfatal error: no headers/,
  },
  {
    title: 'an addon that does not load',
    programs: {python3: python, 'c++': 'while [ "$1" != -o ]; do shift; done; echo no addon > "$2"'},
    message: /cannot load libtensorflow from .*\n/,
  },
];

for (const {title, programs, change, message} of failures) {
  test(`ensureEngine() says how to get on with ${title}`, async () => {
    await using machine = await machineWith(programs);
    await assert.rejects(ensureEngine({...machine.effects, ...change}), {message});
  });
}

test('ensureEngine() builds against the library that LIBTENSORFLOW names', async () => {
  await using machine = await machineWith({'c++': compiler});
  const own = path.join(machine.root, 'own');
  const environment = {...machine.effects.environment, LIBTENSORFLOW: own};
  await assert.rejects(ensureEngine({...machine.effects, environment}), {
    message: /invalid LIBTENSORFLOW: .*own \(expected/,
  });
  for (const file of ['lib/libtensorflow.so', 'lib/libtensorflow_framework.so', 'include/tensorflow/c/c_api.h']) {
    await mkdir(path.dirname(path.join(own, file)), {recursive: true});
    await writeFile(path.join(own, file), 'x');
  }
  await ensureEngine({...machine.effects, environment});
  assert.ok(existsSync(path.join(machine.effects.packagesFolder, addonPath)));
});
