import {imageSize} from '../images/images.ts';

/** What mean and covariance of images follow from. Grey levels are less 128; the sums are exact. */
export interface Moments {
  count: number;
  sums: Float64Array; // [784]
  products: Float64Array; // [784, 784]
}

// So many images at a time that every sum stays below 1000 * 128 ** 2 < 2 ** 24, which float32 holds exactly.
const chunkLength = 1000;

/** Adds up the grey levels of images, [count, 28, 28], and their products, pixel by pixel. */
export async function imageMoments(images: Uint8Array): Promise<Moments> {
  const {tf} = await import('../../tensorflow.ts');
  const count = images.length / imageSize;
  const moments = {count, sums: new Float64Array(imageSize), products: new Float64Array(imageSize ** 2)};
  for (let start = 0; start < count; start += chunkLength) {
    const chunk = Float32Array.from(
      images.subarray(start * imageSize, (start + chunkLength) * imageSize),
      (grey) => grey - 128,
    );
    const product = tf.tidy(() => {
      const rows = tf.tensor2d(chunk, [chunk.length / imageSize, imageSize]);
      return tf.matMul(rows, rows, true);
    });
    add(moments.products, product.dataSync<'float32'>());
    product.dispose();
    for (let row = 0; row < chunk.length; row += imageSize) add(moments.sums, chunk.subarray(row, row + imageSize));
  }
  return moments;
}

/** The moments of all images of several groups. */
export function joinMoments(groups: readonly Moments[]): Moments {
  const joined = {count: 0, sums: new Float64Array(imageSize), products: new Float64Array(imageSize ** 2)};
  for (const {count, sums, products} of groups) {
    joined.count += count;
    add(joined.sums, sums);
    add(joined.products, products);
  }
  return joined;
}

/** The covariance of the pixels over the images at hand, [784, 784], in squared grey levels. */
export function covariance({count, sums, products}: Moments): Float64Array {
  return products.map((product, cell) => {
    const [row, column] = [Math.floor(cell / imageSize), cell % imageSize];
    return (product - (sums[row]! * sums[column]!) / count) / count;
  });
}

function add(total: Float64Array, values: ArrayLike<number>): void {
  for (let place = 0; place < total.length; place++) total[place]! += values[place]!;
}
