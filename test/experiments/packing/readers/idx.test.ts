import assert from 'node:assert/strict';
import path from 'node:path';
import {test} from 'node:test';
import {gzipSync} from 'node:zlib';
import {findImages} from '../../../../experiments/packing/find-images.ts';
import {assertRefuses, makeSource, outline, rawImage} from '../make-source.ts';
import {buildIdx} from './build-idx.ts';

const images = buildIdx([2, 2, 3]);
const labels = buildIdx([2], (place) => 10 - place);

test('findImages(folder) reads the four files of IDX, packed or not, and names what lies beside them', async () => {
  const found = await findImages(
    makeSource({
      'train-images-idx3-ubyte': images,
      'train-images-idx3-ubyte.gz': gzipSync(images),
      'train-labels-idx1-ubyte.gz': gzipSync(labels),
      't10k-images.idx3-ubyte': images,
      't10k-labels.idx1-ubyte': labels,
      'read me.txt': 'x',
      'images.zip': 'x',
    }),
  );
  assert.equal(found.format, 'IDX');
  assert.deepEqual(outline(found), {
    images: [
      'training 10 train-images-idx3-ubyte[0]',
      'training 9 train-images-idx3-ubyte[1]',
      'test 10 t10k-images.idx3-ubyte[0]',
      'test 9 t10k-images.idx3-ubyte[1]',
    ],
    leftOut: [
      'train-images-idx3-ubyte.gz: the same as train-images-idx3-ubyte, packed',
      'images.zip: a file beside the IDX files that were read',
      'read me.txt: a file beside the IDX files that were read',
    ],
  });
  assert.deepEqual(await rawImage(found, 1), {
    height: 2,
    width: 3,
    channels: 1,
    pixels: Uint8Array.of(6, 7, 8, 9, 10, 11),
  });
});

test('findImages(folder) reads one pair of IDX, and colour', async () => {
  const found = await findImages(
    makeSource({'training-images': buildIdx([1, 2, 2, 3]), 'training-labels': buildIdx([1])}),
  );
  assert.deepEqual(outline(found).images, ['training 0 training-images[0]']);
  assert.equal((await rawImage(found, 0)).channels, 3);
  assert.deepEqual(outline(await findImages(makeSource({images, labels}))).images, ['10 images[0]', '9 images[1]']);
});

for (const [title, files, name, ...says] of [
  ['images of 2 axes', {images: buildIdx([2, 2]), labels}, 'images', '[2, 2] (expected [count, height, width]'],
  ['images of 4 channels', {images: buildIdx([2, 2, 2, 4]), labels}, 'images', '[2, 2, 2, 4] (expected'],
  ['labels of 2 axes', {images, labels: buildIdx([2, 1])}, 'labels', '[2, 1] (expected [2], a label for each image'],
  ['too many labels', {images, labels: buildIdx([3])}, 'labels', '[3] (expected [2]'],
  ['cut images', {images: images.subarray(0, -1), labels}, 'images', 'invalid length', 'use a copy that is whole'],
  [
    'cut packed labels',
    {images, 'labels.gz': gzipSync(labels).subarray(0, -9)},
    'labels.gz',
    'invalid gzip stream',
    'use a copy that is whole',
  ],
  ['an empty file', {images: '', labels}, 'images', 'ends at byte 0'],
  ['a page', {images: '<!DOCTYPE html>', labels}, 'images', 'this is a web page'],
  ['signed numbers', {images: Buffer.from(images).fill(9, 2, 3), labels}, 'images', 'invalid element type'],
] as readonly [string, Record<string, string | Uint8Array>, string, ...string[]][]) {
  test(`findImages(folder) refuses IDX files with ${title}, by name`, async () => {
    const folder = makeSource(files);
    await assertRefuses(folder, path.join(folder, name), ...says);
  });
}

test('findImages(folder) refuses IDX files of which two are for the same', async () => {
  const folder = makeSource({'a-train-images-idx3-ubyte': images, 'b-train-images-idx3-ubyte': images});
  await assertRefuses(folder, folder, 'a-train-images-idx3-ubyte and b-train-images-idx3-ubyte for the same');
});
