import {sizeOf} from '../../artifacts/data-shape.ts';
import type {Images} from '../../datasets/dataset.ts';
import {countOf, imagesFrom} from '../images/images.ts';

/** The nearest images of each query, nearest first, of equally near ones the first. */
export interface Neighbours {
  places: Uint32Array; // [queries, k], in the base
  squaredDistances: Uint32Array; // [queries, k], in grey levels
}

const chunkLength = 500; // queries at a time: a product of 500 x 60,000 takes 120 MB

/**
 * Finds the `k` nearest of the base images to each query image by Euclidean distance. Of images of up to 1,024 values it
 * is exact, so the same on any machine: pixels less 128 keep every sum in the product below 2 ** 24, which float32 holds.
 */
export async function nearestNeighbours(queries: Images, base: Images, k: number): Promise<Neighbours> {
  const [count, baseCount] = [countOf(queries), countOf(base)];
  if (k < 1 || k > baseCount) throw new Error(`invalid number of neighbours: ${k} (expected 1 ... ${baseCount})`);
  const places = new Uint32Array(count * k);
  const squaredDistances = new Uint32Array(count * k);
  const search = await openSearch(base, k);
  try {
    for (let start = 0; start < count; start += chunkLength) {
      const found = search.nearest(imagesFrom(queries, start, start + chunkLength));
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
async function openSearch(base: Images, k: number) {
  const {tf} = await import('../../tensorflow.ts');
  const matrix = (images: Images) => tf.tensor2d(centre(images), [countOf(images), sizeOf(images.shape)]);
  const baseImages = matrix(base);
  const baseNorms = tf.tensor1d(squaredNorms(base), 'int32');
  return {
    nearest: (queries: Images) =>
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

function centre({images}: Images): Float32Array {
  const centred = Float32Array.from(images);
  for (let i = 0; i < centred.length; i++) centred[i]! -= 128;
  return centred;
}

function squaredNorms({images, shape}: Images): Int32Array {
  const size = sizeOf(shape);
  const norms = new Int32Array(images.length / size);
  for (let i = 0; i < images.length; i++) norms[Math.floor(i / size)]! += (images[i]! - 128) ** 2;
  return norms;
}
