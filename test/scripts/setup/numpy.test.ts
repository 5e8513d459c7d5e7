import assert from 'node:assert/strict';
import {readdir} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {ensureNumpy} from '../../../scripts/setup/numpy.ts';
import {fakeMachine} from '../fake-machine.ts';

/** A python3 whose pip makes the folder that NumPy would lie in, and refuses as pip does what the user has set. */
const python = `case "$*" in
  '-m pip install'*)
    [ "\${PIP_REQUIRE_VIRTUALENV:-0}" = 0 ] || { echo 'ERROR: Could not find an activated virtualenv' >&2; exit 3; }
    [ "\${PIP_USER:-0}" = 0 ] || { echo "ERROR: Can not combine '--user' and '--target'" >&2; exit 1; }
    [ -z "$PIP_CONSTRAINT" ] || { echo 'ERROR: Could not open requirements file' >&2; exit 1; }
    while [ "$1" != --target ]; do shift; done
    mkdir "$2/numpy" ;;
  *) exec python3 "$@" ;;
esac`;

test('ensureNumpy() sets NumPy up, whatever the user has set for packages of their own', async () => {
  await using machine = await fakeMachine({python3: python});
  const own = {PIP_REQUIRE_VIRTUALENV: 'true', PIP_USER: '1', PIP_CONSTRAINT: '/nowhere.txt'};
  const effects = {...machine.effects, environment: {...machine.effects.environment, ...own}};
  const folder = await ensureNumpy(effects);
  assert.deepEqual(await readdir(folder), ['numpy']);
  assert.equal(path.dirname(folder), machine.cache);
  machine.lines.length = 0;
  assert.equal(await ensureNumpy(effects), folder);
  assert.deepEqual(machine.lines, [], 'it is there');
});

test('ensureNumpy() says how to get on with a full disk', async () => {
  await using machine = await fakeMachine({python3: python});
  await assert.rejects(ensureNumpy({...machine.effects, freeBytes: async () => 1e8}), {
    message: /too little disk space in .*: 0\.1 GB free \(expected 0\.2 GB/,
  });
});

test('ensureNumpy() says how to get on with a python3 that does not run', async () => {
  await using machine = await fakeMachine({python3: 'exit 127'});
  await assert.rejects(ensureNumpy(machine.effects), {message: /missing python3, or none that runs.*apt-get install/});
});
