import {sizeOf} from '../../artifacts/data-shape.ts';
import type {Images} from '../../datasets/dataset.ts';
import {countOf, imagesFrom} from '../images/images.ts';

/** What mean and covariance of images follow from. Grey levels are less 128; the sums are exact. */
export interface Moments {
  count: number;
  sums: Float64Array; // [size]
  products: Float64Array; // [size, size]
}

// So many images at a time that every sum stays below 1000 * 128 ** 2 < 2 ** 24, which float32 holds exactly.
const chunkLength = 1000;

/** Adds up the grey levels of images and their products, value by value. */
export async function imageMoments(images: Images): Promise<Moments> {
  const {tf} = await import('../../tensorflow.ts');
  const [count, size] = [countOf(images), sizeOf(images.shape)];
  const moments = noMoments(count, size);
  for (let start = 0; start < count; start += chunkLength) {
    const chunk = Float32Array.from(imagesFrom(images, start, start + chunkLength).images, (grey) => grey - 128);
    const product = tf.tidy(() => {
      const rows = tf.tensor2d(chunk, [chunk.length / size, size]);
      return tf.matMul(rows, rows, true);
    });
    add(moments.products, product.dataSync<'float32'>());
    product.dispose();
    for (let row = 0; row < chunk.length; row += size) add(moments.sums, chunk.subarray(row, row + size));
  }
  return moments;
}

/** The moments of all images of several groups. */
export function joinMoments(groups: readonly Moments[]): Moments {
  const joined = noMoments(0, groups[0]?.sums.length ?? 0);
  for (const {count, sums, products} of groups) {
    joined.count += count;
    add(joined.sums, sums);
    add(joined.products, products);
  }
  return joined;
}

/** The covariance of the pixels over the images at hand, [size, size], in squared grey levels. */
export function covariance({count, sums, products}: Moments): Float64Array {
  const size = sums.length;
  return products.map((product, cell) => {
    const [row, column] = [Math.floor(cell / size), cell % size];
    return (product - (sums[row]! * sums[column]!) / count) / count;
  });
}

function noMoments(count: number, size: number): Moments {
  return {count, sums: new Float64Array(size), products: new Float64Array(size ** 2)};
}

function add(total: Float64Array, values: ArrayLike<number>): void {
  for (let place = 0; place < total.length; place++) total[place]! += values[place]!;
}
