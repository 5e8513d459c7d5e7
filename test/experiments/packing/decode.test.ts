import assert from 'node:assert/strict';
import {test} from 'node:test';
import sharp from 'sharp';
import {decode} from '../../../experiments/packing/decode.ts';

const flat = (width: number, height: number, background: string) =>
  sharp({create: {width, height, channels: 3, background}});
const grey = {height: 10, width: 12, channels: 1, fit: 'pad'} as const;

test('decode(image, to) leaves numbers of the right shape as they are', async () => {
  const pixels = Uint8Array.from({length: 120}, (_, at) => at);
  assert.deepEqual(await decode({pixels, height: 10, width: 12, channels: 1}, grey), pixels);
});

test('decode(image, to) fills up with the colour of the border, crops or stretches', async () => {
  const bytes = await flat(24, 8, '#ff0000').png().toBuffer();
  const to = {height: 8, width: 8, channels: 3} as const;
  for (const fit of ['pad', 'crop', 'stretch'] as const) {
    const pixels = await decode({bytes}, {...to, fit});
    assert.equal(pixels.length, 8 * 8 * 3, fit);
    for (let at = 0; at < pixels.length; at += 3) assert.deepEqual([...pixels.subarray(at, at + 3)], [255, 0, 0], fit);
  }
});

test('decode(image, to) turns upright, lays on white, takes the first picture, and reads 16 bits and CMYK', async () => {
  const half = await sharp({create: {width: 20, height: 10, channels: 3, background: 'black'}})
    .composite([{input: await flat(10, 10, 'white').png().toBuffer(), left: 0, top: 0}])
    .jpeg()
    .withMetadata({orientation: 6}) // the left side of the file is the top of the picture
    .toBuffer();
  const upright = await decode({bytes: half}, {height: 20, width: 10, channels: 1, fit: 'pad'});
  assert.ok(upright[10 * 2 + 5]! > 200 && upright[10 * 17 + 5]! < 50);
  const clear = await sharp({create: {width: 8, height: 8, channels: 4, background: {r: 0, g: 0, b: 0, alpha: 0}}})
    .png()
    .toBuffer();
  assert.deepEqual([...new Set(await decode({bytes: clear}, {...grey, height: 8, width: 8}))], [255]);
  const deep = await flat(8, 8, '#808080').toColourspace('rgb16').png().toBuffer();
  assert.deepEqual([...new Set(await decode({bytes: deep}, {...grey, height: 8, width: 8}))], [128]);
  const printed = await flat(8, 8, 'white').toColourspace('cmyk').jpeg().toBuffer();
  assert.ok(
    (await decode({bytes: printed}, {height: 8, width: 8, channels: 3, fit: 'pad'})).every((value) => value > 240),
  );
});

test('decode(image, to) says of each kind of broken picture why it cannot be read', async () => {
  const whole = await flat(64, 64, 'blue').jpeg().toBuffer();
  await assert.rejects(decode({bytes: Buffer.from('no picture')}, grey), /unsupported image format/);
  await assert.rejects(decode({bytes: whole.subarray(0, whole.length / 2)}, grey), /premature end/);
  await assert.rejects(decode({bytes: Buffer.alloc(0)}, grey), /empty/i);
});
