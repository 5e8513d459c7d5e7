import assert from 'node:assert/strict';
import {mkdir, readdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {replaceFolder} from '../../../scripts/setup/replace-folder.ts';
import {fakeMachine} from '../fake-machine.ts';

const faults: [code: string, expected: RegExp][] = [
  ['EACCES', /^cannot write .*dist: this user may not \(make it writable, or work in a copy that is\)$/],
  ['EPERM', /^cannot write .*dist: this user may not /],
  ['EROFS', /^cannot write .*dist: it is on a disk that can only be read \(work in a copy elsewhere\)$/],
  ['ENOSPC', /^cannot write .*dist: its disk is full \(make room: /],
  ['EDQUOT', /^cannot write .*dist: what this user may store is used up \(make room: /],
  ['EBUSY', /^cannot write .*dist: it is the place of a mounted disk, .*\(mount its parent folder instead\)$/],
  ['EXDEV', /^cannot write .*dist: it is the place of a mounted disk, /],
  ['EIO', /^cannot write .*dist: the system’s own words$/],
];

for (const [code, expected] of faults)
  test(`replaceFolder(target) says what to do where it fails for ${code}, and leaves the folder as it was`, async () => {
    await using machine = await fakeMachine();
    const target = path.join(machine.root, 'dist');
    await mkdir(target);
    await writeFile(path.join(target, 'index.html'), 'old');
    const fill = async (draft: string) => {
      await writeFile(path.join(draft, 'index.html'), 'new');
      throw Object.assign(new Error('the system’s own words'), {code});
    };
    await assert.rejects(replaceFolder(target, fill), ({message}: Error) => expected.test(message));
    assert.equal(await readFile(path.join(target, 'index.html'), 'utf8'), 'old');
    assert.deepEqual(
      (await readdir(machine.root)).filter((name) => name.startsWith('dist')),
      ['dist'],
    );
  });
