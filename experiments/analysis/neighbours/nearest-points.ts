/** The nearest others of each point, nearest first. */
export interface NearPoints {
  places: Uint32Array; // [count, k]
  distances: Float64Array; // [count, k], Euclidean
}

const chunkLength = 500; // points at a time: a product of 500 x 10,000 takes 20 MB

/**
 * Finds the `k` nearest other points of each of [count, dimensions]. The engine, which is loaded only by who searches,
 * finds them in single precision; their order and distances are those of double precision.
 */
export async function nearestPoints(points: Float32Array, dimensions: number, k: number): Promise<NearPoints> {
  const count = points.length / dimensions;
  if (k < 1 || k >= count) throw new Error(`invalid number of neighbours: ${k} (expected 1 ... ${count - 1})`);
  const found: NearPoints = {places: new Uint32Array(count * k), distances: new Float64Array(count * k)};
  const search = await openSearch(points, dimensions, k + 1);
  try {
    for (let start = 0; start < count; start += chunkLength) {
      const candidates = search.nearest(start, Math.min(chunkLength, count - start));
      for (let row = 0; row * (k + 1) < candidates.length; row++) {
        const own = start + row;
        const others = Array.from(candidates.subarray(row * (k + 1), (row + 1) * (k + 1)))
          .filter((place) => place !== own)
          .map((place) => ({place, distance: distanceOf(points, dimensions, own, place)}))
          .sort((a, b) => a.distance - b.distance || a.place - b.place)
          .slice(0, k);
        for (const [rank, {place, distance}] of others.entries()) {
          found.places[own * k + rank] = place;
          found.distances[own * k + rank] = distance;
        }
      }
    }
  } finally {
    search.close();
  }
  return found;
}

function distanceOf(points: Float32Array, dimensions: number, first: number, second: number): number {
  let sum = 0;
  for (let at = 0; at < dimensions; at++)
    sum += (points[first * dimensions + at]! - points[second * dimensions + at]!) ** 2;
  return Math.sqrt(sum);
}

async function openSearch(points: Float32Array, dimensions: number, k: number) {
  const {tf} = await import('../../tensorflow.ts');
  const all = tf.tensor2d(centre(points, dimensions), [points.length / dimensions, dimensions]);
  const norms = tf.tidy(() => tf.sum(tf.square(all), 1));
  return {
    nearest: (start: number, length: number) =>
      tf.tidy(() => {
        // |q - b|^2 = |q|^2 - (2 q b - |b|^2): the nearest b have the largest bracket
        const products = tf.matMul(tf.slice(all, [start, 0], [length, dimensions]), all, false, true);
        const {indices} = tf.topk(tf.sub(tf.mul(products, 2), norms), k);
        return indices.dataSync<'int32'>().slice();
      }),
    close: () => tf.dispose([all, norms]),
  };
}

/** Points about their mean: small numbers, of which single precision keeps more. */
function centre(points: Float32Array, dimensions: number): Float32Array {
  const count = points.length / dimensions;
  const mean = new Float64Array(dimensions);
  points.forEach((value, place) => {
    mean[place % dimensions]! += value / count;
  });
  return points.map((value, place) => value - mean[place % dimensions]!);
}
