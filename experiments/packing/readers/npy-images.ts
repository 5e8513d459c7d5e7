import {InputError} from '../input-error.ts';
import {elementCount, type NpyArray, numberReader, offsets, shapeText} from './npy.ts';
import type {ImageStack} from './raw-images.ts';

/** The images of an array, and whether values of 0 ... 1 were multiplied by 255. */
type ReadStack = ImageStack & {isScaled: boolean};

/** The images of an array of [count, height, width], [..., 1] or [..., 3]; throws an error that names the array. */
export function imagesOf(array: NpyArray): ReadStack {
  const [count, height, width, channels = 1] = array.shape as [number, number, number, (1 | 3)?];
  const fits = array.shape.length === 3 || array.shape.length === 4;
  if (!fits || ![1, 3].includes(channels) || (count > 0 && height * width === 0)) throw wrongShape(array);
  if (array.kind === 'U' || array.kind === 'S')
    throw new InputError(`invalid images in ${array.name}: texts (expected numbers): save their pixels as uint8`);
  return {count, height, width, channels, ...pixelsOf(array)};
}

function wrongShape({name, shape}: NpyArray): InputError {
  const isChannelsFirst = shape.length === 4 && (shape[1] === 1 || shape[1] === 3);
  const advice = isChannelsFirst
    ? 'the channels come first: save array.transpose(0, 2, 3, 1)'
    : 'save array.reshape(count, height, width)';
  return new InputError(
    `invalid shape of images in ${name}: ${shapeText(shape)} (expected [count, height, width], or with 1 or 3 behind it): ${advice}`,
  );
}

function pixelsOf(array: NpyArray): Pick<ReadStack, 'pixels' | 'isScaled'> {
  if (array.kind === 'u' && array.itemSize === 1 && !array.isFortran)
    return {pixels: plain(array.data), isScaled: false};
  const read = numberReader(array);
  const isScaled = (array.kind === 'f' || array.kind === 'b') && isAllWithin(array, 1);
  const pixels = new Uint8Array(elementCount(array));
  let place = 0;
  for (const offset of offsets(array)) {
    const value = read(offset);
    if (!isScaled && !(Number.isInteger(value) && value >= 0 && value <= 255)) throw wrongValue(array, value, place);
    pixels[place] = isScaled ? Math.round(255 * value) : value;
    place += 1;
  }
  return {pixels, isScaled};
}

function plain({buffer, byteOffset, length}: Buffer): Uint8Array {
  return new Uint8Array(buffer, byteOffset, length);
}

function isAllWithin(array: NpyArray, most: number): boolean {
  const read = numberReader(array);
  for (let offset = 0; offset < array.data.length; offset += array.itemSize) {
    const value = read(offset);
    if (!(value >= 0 && value <= most)) return false;
  }
  return true;
}

function wrongValue({name, shape, kind}: NpyArray, value: number, place: number): InputError {
  const image = Math.floor(place / shape.slice(1).reduce((product, size) => product * size, 1));
  const expected = kind === 'f' ? 'whole numbers, 0 ... 255, or all of them 0 ... 1' : 'whole numbers, 0 ... 255';
  return new InputError(
    `invalid pixel in ${name}[${image}]: ${value} (expected ${expected}): bring them there, and save them as uint8`,
  );
}
