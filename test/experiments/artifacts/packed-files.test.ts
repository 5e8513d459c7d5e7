import assert from 'node:assert/strict';
import {mkdtemp, readdir, rm, stat, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {brotliCompressSync, constants} from 'node:zlib';
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

test('readPacked(file, most) unpacks no more than that, and no half of a number', async () => {
  const bomb = path.join(folder, 'bomb');
  await writeFile(
    packedName(bomb),
    brotliCompressSync(Buffer.alloc(2 ** 27), {params: {[constants.BROTLI_PARAM_QUALITY]: 1}}),
  );
  const before = process.memoryUsage().arrayBuffers;
  await assert.rejects(readPacked(bomb, 1000), /^Error: invalid brotli file .*bomb\.br: more than 1000 bytes/);
  await assert.rejects(readPacked(bomb), /more than 67108864 bytes/);
  assert.ok(process.memoryUsage().arrayBuffers - before < 2 ** 26 + 2 ** 20);
  await writeFile(packedName(bomb), brotliCompressSync(Buffer.alloc(3)));
  await assert.rejects(readPacked(bomb), /bomb\.br: 3 bytes \(expected two a number\)/);
});
