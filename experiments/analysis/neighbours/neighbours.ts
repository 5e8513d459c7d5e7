import {imageSize} from '../images/images.ts';

/** The nearest images of each query, nearest first, of equally near ones the first. */
export interface Neighbours {
  places: Uint32Array; // [queries, k], in the base
  squaredDistances: Uint32Array; // [queries, k], in grey levels
}

const chunkLength = 500; // queries at a time: a product of 500 x 60,000 takes 120 MB

/**
 * Finds the `k` nearest of the base images to each query image, both [count, 28, 28], by Euclidean distance. Exact, so
 * the same on any machine: pixels less 128 keep every sum in the product below 784 * 128 ** 2, which float32 holds.
 */
export async function nearestNeighbours(queries: Uint8Array, base: Uint8Array, k: number): Promise<Neighbours> {
  const count = queries.length / imageSize;
  const baseCount = base.length / imageSize;
  if (k < 1 || k > baseCount) throw new Error(`invalid number of neighbours: ${k} (expected 1 ... ${baseCount})`);
  const places = new Uint32Array(count * k);
  const squaredDistances = new Uint32Array(count * k);
  const search = await openSearch(base, k);
  try {
    for (let start = 0; start < count; start += chunkLength) {
      const found = search.nearest(queries.subarray(start * imageSize, (start + chunkLength) * imageSize));
      places.set(found.indices.dataSync(), start * k);
      squaredDistances.set(found.squares.dataSync(), start * k);
      search.dispose(found);
    }
  } finally {
    search.close();
  }
  return {places, squaredDistances};
}

/** Puts the base images into the engine, which is loaded only by who searches. */
async function openSearch(base: Uint8Array, k: number) {
  const {tf} = await import('../../tensorflow.ts');
  const matrix = (images: Uint8Array) => tf.tensor2d(centre(images), [images.length / imageSize, imageSize]);
  const baseImages = matrix(base);
  const baseNorms = tf.tensor1d(squaredNorms(base), 'int32');
  return {
    nearest: (queries: Uint8Array) =>
      tf.tidy(() => {
        // |q - b|^2 = |q|^2 - (2 q b - |b|^2): the nearest b have the largest bracket
        const products = tf.matMul(matrix(queries), baseImages, false, true).toInt();
        const {values, indices} = tf.topk(products.add(products).sub(baseNorms), k);
        return {indices, squares: tf.tensor2d(squaredNorms(queries), [values.shape[0]!, 1], 'int32').sub(values)};
      }),
    dispose: tf.dispose,
    close: () => tf.dispose([baseImages, baseNorms]),
  };
}

function centre(images: Uint8Array): Float32Array {
  const centred = Float32Array.from(images);
  for (let i = 0; i < centred.length; i++) centred[i]! -= 128;
  return centred;
}

function squaredNorms(images: Uint8Array): Int32Array {
  const norms = new Int32Array(images.length / imageSize);
  for (let i = 0; i < images.length; i++) norms[Math.floor(i / imageSize)]! += (images[i]! - 128) ** 2;
  return norms;
}
