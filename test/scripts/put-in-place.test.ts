import assert from 'node:assert/strict';
import {mkdir, readdir, readFile, utimes, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {putInPlace} from '../../scripts/setup/put-in-place.ts';
import {fakeMachine} from './fake-machine.ts';

test('putInPlace(target, fill) leaves nothing where fill fails', async () => {
  await using machine = await fakeMachine();
  const folder = path.join(machine.root, 'cache');
  const fill = async (draft: string) => {
    await writeFile(draft, 'half');
    throw new Error('full');
  };
  await assert.rejects(putInPlace(path.join(folder, 'file'), fill), {message: 'full'});
  assert.deepEqual(await readdir(folder), []);
});

test('putInPlace(target, fill) sweeps the drafts of ended processes and keeps those of living ones', async () => {
  await using machine = await fakeMachine();
  const folder = path.join(machine.root, 'cache');
  const living = `other.draft-${process.pid}-0123abcd`;
  // No process of Linux has a number this high.
  for (const name of ['other.draft-4194305-0123abcd', 'file.draft-4194305-0123abcd', living]) {
    await mkdir(path.join(folder, name), {recursive: true});
  }
  await putInPlace(path.join(folder, 'file'), (draft) => writeFile(draft, 'whole'));
  assert.deepEqual((await readdir(folder)).sort(), ['file', living]);
});

test('putInPlace(target, fill) keeps the drafts of processes elsewhere, which cannot be seen from here, for a day', async () => {
  await using machine = await fakeMachine();
  const folder = path.join(machine.root, 'cache');
  const [fresh, old] = ['fresh.draft-00000000-4194305-0123abcd', 'old.draft-00000000-4194305-0123abcd'];
  await mkdir(folder);
  for (const name of [fresh, old]) await writeFile(path.join(folder, name), 'half');
  const before = new Date(Date.now() - 25 * 3_600_000);
  await utimes(path.join(folder, old), before, before);
  await putInPlace(path.join(folder, 'file'), (draft) => writeFile(draft, 'whole'));
  assert.deepEqual((await readdir(folder)).sort(), ['file', fresh]);
});

test('putInPlace(target, fill) keeps the folder of the process that was first', async () => {
  await using machine = await fakeMachine();
  const target = path.join(machine.root, 'cache', 'folder');
  const fill = (text: string) => async (draft: string) => {
    await mkdir(draft);
    await writeFile(path.join(draft, 'text'), text);
  };
  await putInPlace(target, fill('first'));
  await putInPlace(target, fill('second'));
  assert.equal(await readFile(path.join(target, 'text'), 'utf8'), 'first');
});
