import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {readdir} from 'node:fs/promises';
import {test} from 'node:test';
import type {SetupEffects} from '../../../scripts/setup/effects.ts';
import {ensureNumpy} from '../../../scripts/setup/numpy.ts';
import {fakeMachine} from '../fake-machine.ts';

/** A python3 that tells its version, and whose pip puts a package where it is told to. */
const python = `case "$*" in
  -c*) echo cpython-3.12 ;;
  *) while [ "$1" != --target ]; do shift; done; mkdir "$2/numpy" ;;
esac`;

test('ensureNumpy() installs once, into a folder that is named by the Python', async () => {
  await using machine = await fakeMachine({python3: python});
  const folder = await ensureNumpy(machine.effects);
  assert.match(folder, /clothes-and-digits\/numpy-cpython-3\.12-[0-9a-f]{12}$/);
  assert.deepEqual(await readdir(folder), ['numpy']);
  assert.match(machine.lines[0]!, /^setting up NumPy in .*73 MB on disk/);
  machine.lines.length = 0;
  assert.equal(await ensureNumpy(machine.effects), folder);
  assert.deepEqual(machine.lines, []);
});

const failures: [title: string, python3: string | undefined, freeBytes: SetupEffects['freeBytes'], message: RegExp][] =
  [
    ['no python3', undefined, async () => 1e12, /missing python3.*apt-get install python3 python3-pip/],
    ['a full disk', python, async () => 1e8, /too little disk space in .*: 0\.1 GB free \(expected 0\.2 GB; make room/],
    [
      'no network',
      '[ "$1" = -c ] || { echo \'ERROR: No matching distribution\' >&2; exit 1; }',
      async () => 1e12,
      /cannot install NumPy with pip .*3\.11 to 3\.14.*\nERROR: No matching distribution/,
    ],
  ];

for (const [title, python3, freeBytes, message] of failures) {
  test(`ensureNumpy() with ${title} says so, and leaves nothing`, async () => {
    await using machine = await fakeMachine(python3 ? {python3} : {});
    await assert.rejects(ensureNumpy({...machine.effects, freeBytes}), message);
    assert.deepEqual(existsSync(machine.cache) ? await readdir(machine.cache) : [], []);
  });
}
