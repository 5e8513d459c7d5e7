import sharp, {type Sharp} from 'sharp';
import {type ImageShape, sizeOf} from '../artifacts/data-shape.ts';
import type {Packing} from '../datasets/packed.ts';
import type {EncodedImage, RawImage} from './found.ts';

/** The pixels of an image as a data set has them, [height, width, channels]; throws where it cannot be read. */
export async function decode(image: EncodedImage | RawImage, to: Packing['image']): Promise<Uint8Array> {
  const pixels = await fitted(image, to);
  return to.inverted ? pixels.map((value) => 255 - value) : pixels;
}

async function fitted(image: EncodedImage | RawImage, to: Packing['image']): Promise<Uint8Array> {
  if ('pixels' in image && isShaped(image, to)) return image.pixels;
  const {height, width, channels, fit} = to;
  const upright = open(image);
  const sized = upright.resize({height, width, fit: fitOf[fit]});
  const {data, info} = await raw(sized, channels);
  const found = {height: info.height, width: info.width, channels};
  return isShaped(found, to) ? data : lay(data, found, to);
}

const fitOf = {pad: 'inside', crop: 'cover', stretch: 'fill'} as const;

/** An image upright, on white where one can see through it, its first picture where it has several. */
export function open(image: EncodedImage | RawImage): Sharp {
  if ('bytes' in image) return sharp(image.bytes).autoOrient().flatten({background: 'white'});
  const {pixels, height, width, channels} = image;
  return sharp(pixels, {raw: {height, width, channels}});
}

/** Its values, a byte each, grey or red, green and blue. */
export async function raw(image: Sharp, channels: 1 | 3) {
  const {data, info} = await image
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .raw({depth: 'uchar'})
    .toBuffer({resolveWithObject: true});
  if (info.channels !== channels) throw new Error(`${info.channels} channels (expected ${channels})`);
  return {data: new Uint8Array(data.buffer, data.byteOffset, data.length), info};
}

function isShaped(one: ImageShape, other: ImageShape): boolean {
  return one.height === other.height && one.width === other.width && one.channels === other.channels;
}

/** Lays an image in the middle of a larger one, whose ground has the mean colour of the image's border. */
function lay(pixels: Uint8Array, from: ImageShape, to: ImageShape): Uint8Array {
  const {channels} = to;
  const ground = borderColour(pixels, from);
  const laid = new Uint8Array(sizeOf(to));
  for (let at = 0; at < laid.length; at++) laid[at] = ground[at % channels]!;
  const [top, left] = [Math.floor((to.height - from.height) / 2), Math.floor((to.width - from.width) / 2)];
  for (let y = 0; y < from.height; y++) {
    const row = pixels.subarray(y * from.width * channels, (y + 1) * from.width * channels);
    laid.set(row, ((top + y) * to.width + left) * channels);
  }
  return laid;
}

function borderColour(pixels: Uint8Array, {height, width, channels}: ImageShape): number[] {
  const sums = new Array<number>(channels).fill(0);
  let count = 0;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x += y === 0 || y === height - 1 ? 1 : Math.max(1, width - 1)) {
      for (let channel = 0; channel < channels; channel++)
        sums[channel]! += pixels[(y * width + x) * channels + channel]!;
      count++;
    }
  return sums.map((sum) => Math.round(sum / count));
}
