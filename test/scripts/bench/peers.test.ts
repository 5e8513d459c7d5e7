import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {readdir, readFile, rm} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import type {SetupEffects} from '../../../scripts/setup/effects.ts';
import {canCompile, ensurePeers, peersKey} from '../../../scripts/setup/peers.ts';
import {fakeMachine} from '../fake-machine.ts';

/** A python3 whose environments hold a Python that finds every module, and whose pip installs at once. */
const python = `case "$*" in
  '-m venv'*) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
  *) exit 0 ;;
esac`;

test('ensurePeers() makes an environment once, and needs no program after that', async () => {
  await using machine = await fakeMachine({python3: python});
  const made = await ensurePeers(machine.effects);
  assert.ok(existsSync(made));
  assert.deepEqual(await readdir(path.dirname(path.dirname(made))), ['bin']);
  assert.match(machine.lines[0]!, /^setting up Keras, PyTorch and JAX in .*8 GB on disk/);
  machine.lines.length = 0;
  await rm(path.join(machine.root, 'bin'), {recursive: true});
  assert.equal(await ensurePeers(machine.effects), made);
  assert.deepEqual(machine.lines, []);
});

test('ensurePeers() repairs an environment whose Python finds its packages no more', async () => {
  await using machine = await fakeMachine({
    python3: python.replace('*) exit 0', '-c*importlib*) exit 1 ;;\n  *) exit 0'),
  });
  await ensurePeers(machine.effects);
  await machine.add('python3', python);
  machine.lines.length = 0;
  await ensurePeers(machine.effects);
  assert.match(machine.lines[0]!, /^setting up/);
  machine.lines.length = 0;
  await ensurePeers(machine.effects);
  assert.deepEqual(machine.lines, []);
});

const failures: {
  title: string;
  python3?: string;
  change?: (effects: SetupEffects) => Partial<SetupEffects>;
  message: RegExp;
}[] = [
  {
    title: 'CI',
    change: ({environment}) => ({environment: {...environment, CI: 'true'}}),
    message: /invalid place for a bench: CI \(expected a machine that does nothing else\)/,
  },
  {
    title: 'another platform',
    change: () => ({platform: 'darwin-arm64'}),
    message: /invalid platform: darwin-arm64 \(expected linux-x64/,
  },
  {title: 'no python3', message: /missing python3.*apt-get install python3/},
  {
    title: 'no venv',
    python3: '[ "$1" = --version ] || { echo "No module named \'ensurepip\'" >&2; exit 1; }',
    message: /missing venv.*apt-get install python3-venv.*\nNo module named/,
  },
  {
    title: 'a full disk',
    python3: python,
    change: () => ({freeBytes: async () => 5e9}),
    message: /too little disk space in .*: 5\.0 GB free \(expected 12 GB; make room/,
  },
  {
    title: 'no network',
    python3: python.replace(
      '*) exit 0',
      "'-m pip'*) echo 'ERROR: No matching distribution' >&2; exit 1 ;;\n  *) exit 0",
    ),
    message: /cannot install Keras, PyTorch and JAX with pip .*3\.11 to 3\.13.*\nERROR: No matching distribution/,
  },
];

for (const {title, python3, change, message} of failures) {
  test(`ensurePeers() with ${title} says so, and leaves nothing`, async () => {
    await using machine = await fakeMachine(python3 ? {python3} : {});
    await assert.rejects(ensurePeers({...machine.effects, ...change?.(machine.effects)}), message);
    assert.deepEqual(existsSync(machine.cache) ? await readdir(machine.cache) : [], []);
  });
}

test('canCompile(python) needs a compiler and the headers of that Python', async () => {
  await using machine = await fakeMachine({python3: 'exit 0', old: 'exit 1'});
  const withHeaders = path.join(machine.root, 'bin', 'python3');
  assert.equal(await canCompile(withHeaders, machine.effects), false);
  await machine.add('g++', 'exit 0');
  assert.equal(await canCompile(withHeaders, machine.effects), true);
  assert.equal(await canCompile(path.join(machine.root, 'bin', 'old'), machine.effects), false);
});

test('requirements.txt has a hash for every package', async () => {
  const lines = (await readFile('scripts/bench/requirements.txt', 'utf8')).replaceAll('\\\n', '').split('\n');
  const pins = lines.filter((line) => line !== '' && !line.startsWith('#'));
  assert.equal(pins.length, 55);
  for (const pin of pins) assert.match(pin, /^[\w.-]+==[\w.]+( +--hash=sha256:[0-9a-f]{64})+$/);
});

test('peersKey(text) stays the same with other line ends or comments, and changes with a version', async () => {
  const text = await readFile('scripts/bench/requirements.txt', 'utf8');
  assert.match(peersKey(text), /^peers-[0-9a-f]{12}$/);
  assert.equal(peersKey(text.replaceAll('\n', '\r\n')), peersKey(text));
  assert.equal(peersKey(`# more words\n${text}`), peersKey(text));
  assert.notEqual(peersKey(text.replace('keras==3.15.1', 'keras==3.15.2')), peersKey(text));
});

test('ensurePeers() installs nothing whose hash is not listed', async () => {
  await using machine = await fakeMachine();
  const log = path.join(machine.root, 'pip.log');
  await machine.add('python3', python.replace('*) exit 0', `'-m pip'*) echo "$*" > ${log} ;;\n  *) exit 0`));
  await ensurePeers(machine.effects);
  assert.match(await readFile(log, 'utf8'), /pip install .*--require-hashes .*--requirement/);
});
