import assert from 'node:assert/strict';
import {test} from 'node:test';
import sharp from 'sharp';
import {encodeSheet} from '../../../experiments/artifacts/image-sheet.ts';
import {grey28} from '../shapes.ts';

const tile = (grey: number) => new Uint8Array(784).fill(grey);

async function decode(png: Uint8Array) {
  const {data, info} = await sharp(png).toColourspace('b-w').raw().toBuffer({resolveWithObject: true});
  return {...info, at: (x: number, y: number) => data[(y * info.width + x) * info.channels]};
}

test('encodeSheet({tiles, columns}) lays tiles out row by row, without gaps, and leaves the rest 0', async () => {
  const {width, height, channels, at} = await decode(
    await encodeSheet({tiles: [tile(1), tile(2), tile(3)], columns: 2, shape: grey28}),
  );
  assert.deepEqual({width, height, channels}, {width: 56, height: 56, channels: 1});
  assert.deepEqual([at(0, 0), at(27, 27), at(28, 0), at(0, 28), at(28, 28)], [1, 1, 2, 3, 0]);
});

test('encodeSheet({tiles, columns}) keeps every grey level and the images right way up', async () => {
  const ramp = Uint8Array.from({length: 784}, (_, pixel) => pixel % 256);
  const {at} = await decode(await encodeSheet({tiles: [ramp], columns: 1, shape: grey28}));
  for (let pixel = 0; pixel < 784; pixel++) assert.equal(at(pixel % 28, Math.floor(pixel / 28)), pixel % 256);
});

test('encodeSheet({tiles, columns}) gives the same bytes for the same tiles', async () => {
  const sheet = {tiles: [tile(9), tile(200)], columns: 1, shape: grey28};
  assert.deepEqual(await encodeSheet(sheet), await encodeSheet(sheet));
});

test('encodeSheet({tiles, columns}) draws an empty row where there is no tile', async () => {
  const {width, height, at} = await decode(await encodeSheet({tiles: [], columns: 10, shape: grey28}));
  assert.deepEqual([width, height, at(0, 0)], [280, 28, 0]);
});

test('encodeSheet({tiles, columns}) rejects a tile of another size', async () => {
  await assert.rejects(
    encodeSheet({tiles: [new Uint8Array(783)], columns: 1, shape: grey28}),
    /invalid tile 0: 783 bytes \(expected 28 x 28 x 1\)/,
  );
});
