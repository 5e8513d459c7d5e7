import assert from 'node:assert/strict';
import {test} from 'node:test';
import sharp from 'sharp';
import {groupCopies} from '../../../experiments/packing/copies.ts';
import {randomGenerator} from '../../../experiments/random.ts';

const shape = {height: 32, width: 32, channels: 3} as const;
const random = randomGenerator('copies');

/** Smooth noise: as a photograph, it is not the same twice. */
async function picture(): Promise<Buffer> {
  const small = Buffer.from(Uint8Array.from({length: 6 * 6 * 3}, () => 256 * random()));
  return sharp(small, {raw: {width: 6, height: 6, channels: 3}})
    .resize(32, 32, {kernel: 'cubic'})
    .raw()
    .toBuffer();
}

test('groupCopies(pixels, shape) finds what is the same, saved anew, or a little lighter, and nothing else', async () => {
  const pictures = await Promise.all(Array.from({length: 40}, picture));
  const raw = {raw: {width: 32, height: 32, channels: 3 as const}};
  const again = await sharp(await sharp(pictures[3]!, raw).jpeg({quality: 85}).toBuffer())
    .raw()
    .toBuffer();
  const lighter = Buffer.from(pictures[5]!.map((value) => Math.min(255, value + 1)));
  const pixels = new Uint8Array(Buffer.concat([...pictures, again, lighter, pictures[7]!]));
  const groups = groupCopies(pixels, shape);
  assert.deepEqual([...groups.subarray(40)], [3, 5, 7]);
  assert.deepEqual([...groups.subarray(0, 40)], [...Array(40).keys()]);
});

test('groupCopies(pixels, shape) takes nearly even pictures for copies only where they are the same', () => {
  const even = Array.from({length: 20}, () => Uint8Array.from({length: 32 * 32 * 3}, () => 100 + 3 * random()));
  const pixels = new Uint8Array(Buffer.concat([...even, even[0]!]));
  assert.deepEqual([...groupCopies(pixels, shape)], [...Array(20).keys(), 0]);
});
