import {sizeOf} from '../../artifacts/data-shape.ts';
import type {Images} from '../../datasets/dataset.ts';
import {countOf, imageAt, imagesFrom} from '../images/images.ts';

/** The most correlated images of each query, the nearest first. */
export interface CorrelatedNeighbours {
  places: Uint32Array; // [queries, k], in the base
  distances: Float64Array; // [queries, k]: between the images brought to mean 0 and length 1
}

const chunkLength = 500; // queries at a time: a product of 500 x 60,000 takes 120 MB

/**
 * Finds the `k` most correlated of the base images to each query image, by their values. Brightness and contrast
 * make no difference. The engine finds the candidates; their distances are computed here, exactly but for rounding.
 */
export async function correlatedNeighbours(queries: Images, base: Images, k: number): Promise<CorrelatedNeighbours> {
  const count = countOf(queries);
  const found: CorrelatedNeighbours = {places: new Uint32Array(count * k), distances: new Float64Array(count * k)};
  const search = await openSearch(base, k);
  try {
    for (let start = 0; start < count; start += chunkLength) {
      const candidates = search.nearest(imagesFrom(queries, start, start + chunkLength));
      for (let row = 0; row < candidates.length / k; row++) {
        const image = imageAt(queries, start + row);
        const list = Array.from(candidates.subarray(row * k, (row + 1) * k), (place) => ({
          place,
          distance: correlationDistance(image, imageAt(base, place)),
        })).sort((a, b) => a.distance - b.distance || a.place - b.place);
        for (const [rank, {place, distance}] of list.entries()) {
          found.places[(start + row) * k + rank] = place;
          found.distances[(start + row) * k + rank] = distance;
        }
      }
    }
  } finally {
    search.close();
  }
  return found;
}

/** The distance of two images once each has mean 0 and length 1: 0 for the same picture, 2 for its negative. */
export function correlationDistance(first: ArrayLike<number>, second: ArrayLike<number>): number {
  return Math.sqrt(Math.max(0, 2 - 2 * correlation(first, second)));
}

/** The correlation of two images over their pixels, -1 ... 1; that with an image of one grey level is 0. */
export function correlation(first: ArrayLike<number>, second: ArrayLike<number>): number {
  let [a, b, aa, bb, ab] = [0, 0, 0, 0, 0];
  for (let pixel = 0; pixel < first.length; pixel++) {
    const [x, y] = [first[pixel]!, second[pixel]!];
    a += x;
    b += y;
    aa += x * x;
    bb += y * y;
    ab += x * y;
  }
  const spread = Math.sqrt((aa - (a * a) / first.length) * (bb - (b * b) / first.length));
  return spread === 0 ? 0 : (ab - (a * b) / first.length) / spread;
}

/** Puts the base images into the engine, which is loaded only by who searches. */
async function openSearch(base: Images, k: number) {
  const {tf} = await import('../../tensorflow.ts');
  const matrix = (images: Images) => tf.tensor2d(normalized(images), [countOf(images), sizeOf(images.shape)]);
  const baseImages = matrix(base);
  return {
    nearest: (queries: Images) => {
      const indices = tf.tidy(() => tf.topk(tf.matMul(matrix(queries), baseImages, false, true), k).indices);
      const places = indices.dataSync<'int32'>();
      indices.dispose();
      return places;
    },
    close: () => baseImages.dispose(),
  };
}

/** Images with mean 0 and length 1 each; one of one grey level with length 0. */
function normalized({images, shape}: Images): Float32Array {
  const size = sizeOf(shape);
  const values = Float32Array.from(images);
  for (let start = 0; start < values.length; start += size) {
    const image = values.subarray(start, start + size);
    const mean = image.reduce((sum, value) => sum + value, 0) / size;
    const length = Math.sqrt(image.reduce((sum, value) => sum + (value - mean) ** 2, 0));
    for (let pixel = 0; pixel < size; pixel++) image[pixel] = length === 0 ? 0 : (image[pixel]! - mean) / length;
  }
  return values;
}
