import type {SplitConfig} from '../artifacts/schema.ts';
import {randomGenerator, shuffle} from '../random.ts';

/** Images as a network is to see them, [count, height, width, channels]. */
export function arrange(
  images: Uint8Array,
  count: number,
  {permutation}: Pick<SplitConfig, 'permutation'>,
): Uint8Array {
  return permutation === undefined ? images : permutePixels(images, images.length / count, permutation);
}

/**
 * Puts the pixels of each image, [count, size], in one other order, the same for all: what was beside each other no longer
 * is. `seed` draws the order.
 */
function permutePixels(images: Uint8Array, size: number, seed: number): Uint8Array {
  const order = shuffle(
    Uint32Array.from({length: size}, (_, pixel) => pixel),
    randomGenerator('permutation', seed),
  );
  const permuted = new Uint8Array(images.length);
  for (let start = 0; start < images.length; start += size)
    order.forEach((from, to) => {
      permuted[start + to] = images[start + from]!;
    });
  return permuted;
}
