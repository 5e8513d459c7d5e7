import assert from 'node:assert/strict';
import {mkdtemp, readdir, rm, stat, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {encodeHalf} from '../../../experiments/artifacts/half-precision.ts';
import {packedName, readPacked, writePacked} from '../../../experiments/artifacts/packed-files.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'packed-files-'));
});
after(() => rm(folder, {recursive: true}));

test('readPacked(file) gives what writePacked(file) was given, from one smaller file', async () => {
  const content = encodeHalf(Array.from({length: 5000}, (_, place) => 1 / (1 + (place % 700))));
  await writePacked(path.join(folder, 'a.f16'), content);
  assert.deepEqual(await readdir(folder), ['a.f16.br']);
  assert.ok((await stat(path.join(folder, 'a.f16.br'))).size < content.length / 2);
  assert.deepEqual(await readPacked(path.join(folder, 'a.f16')), content);
});

test('readPacked(file) is undefined where there is none, and names one that is damaged', async () => {
  assert.equal(await readPacked(path.join(folder, 'none')), undefined);
  await writeFile(packedName(path.join(folder, 'bad')), 'no brotli');
  await assert.rejects(
    readPacked(path.join(folder, 'bad')),
    /^Error: invalid brotli file .*bad\.br: Decompression failed/,
  );
});
