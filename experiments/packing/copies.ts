import {type ImageShape, sizeOf} from '../artifacts/data-shape.ts';

const side = 16; // pixels each way that images are compared at
const bands = 4; // of 16 bits: two hashes that differ in three bits or fewer are the same in one of them
const mostApart = 2.5; // of 255, mean over the pixels: what saving a picture once more changes
const leastAlike = 0.98; // their correlation: nearly even pictures lie near one another, whatever they show
const mostInBand = 64; // images that are compared with one another; among more, only neighbours in the band

/**
 * Which images are copies of one another, also saved anew or a little larger: for each the place of the first that it
 * is a copy of, or its own. Candidates agree in a quarter of a hash of 64 bits, whether a point is lighter than the one to
 * its right (N. Krawetz, "Kind of like that", 2013); copies differ by less than 1 % at 16 x 16 pixels, and correlate.
 */
export function groupCopies(pixels: Uint8Array, shape: ImageShape): Uint32Array {
  const count = pixels.length / sizeOf(shape);
  const small = Array.from({length: count}, (_, place) =>
    shrink(pixels.subarray(place * sizeOf(shape), (place + 1) * sizeOf(shape)), shape),
  );
  const first = Uint32Array.from({length: count}, (_, place) => place);
  const rootOf = (place: number): number => {
    let root = place;
    while (first[root] !== root) root = first[root]!;
    first[place] = root;
    return root;
  };
  for (const candidates of alikeInABand(small))
    for (const [at, one] of candidates.entries())
      for (const other of candidates.slice(at + 1, at + 1 + mostInBand)) {
        const [a, b] = [rootOf(one), rootOf(other)];
        if (a !== b && areCopies(small[one]!, small[other]!)) first[Math.max(a, b)] = Math.min(a, b);
      }
  return first.map((_, place) => rootOf(place));
}

/** Lists of images that agree in a band of their hashes. */
function alikeInABand(small: readonly Float32Array[]): number[][] {
  const lists = new Map<number, number[]>();
  for (const [place, image] of small.entries())
    for (const [band, bits] of hash(image).entries()) {
      const key = band * 2 ** 16 + bits;
      const list = lists.get(key);
      if (list) list.push(place);
      else lists.set(key, [place]);
    }
  return [...lists.values()].filter(({length}) => length > 1);
}

/** Its hash in bands: 8 rows of 8 comparisons between points that lie two apart. */
function hash(image: Float32Array): number[] {
  return Array.from({length: bands}, (_, band) => {
    let bits = 0;
    for (let bit = 0; bit < 16; bit++) {
      const [y, x] = [2 * (2 * band + (bit >> 3)), bit & 7];
      const left = image[y * side + 2 * x]!;
      const right = image[y * side + Math.min(side - 1, 2 * x + 2)]!;
      bits |= Number(left > right) << bit;
    }
    return bits;
  });
}

function areCopies(one: Float32Array, other: Float32Array): boolean {
  const apart = distance(one, other);
  return apart === 0 || (apart <= mostApart && correlation(one, other) >= leastAlike);
}

function correlation(one: Float32Array, other: Float32Array): number {
  const [a, b] = [mean(one), mean(other)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let at = 0; at < one.length; at++) {
    const [x, y] = [one[at]! - a, other[at]! - b];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return ab / Math.sqrt(aa * bb || 1);
}

function mean(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function distance(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += Math.abs(one[at]! - other[at]!);
  return sum / one.length;
}

/** Its grey values at 16 x 16 pixels, each the mean of those that it covers, or the nearest where it covers none. */
function shrink(image: Uint8Array, {height, width, channels}: ImageShape): Float32Array {
  const small = new Float32Array(side * side);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const [top, left] = [Math.floor((y * height) / side), Math.floor((x * width) / side)];
      const bottom = Math.max(top + 1, Math.floor(((y + 1) * height) / side));
      const right = Math.max(left + 1, Math.floor(((x + 1) * width) / side));
      let sum = 0;
      for (let row = top; row < bottom; row++)
        for (let at = (row * width + left) * channels; at < (row * width + right) * channels; at++) sum += image[at]!;
      small[y * side + x] = sum / ((bottom - top) * (right - left) * channels);
    }
  return small;
}
