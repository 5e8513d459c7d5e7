import type {Tensor1D, Tensor2D} from '@tensorflow/tfjs-node';
import {countOf, type Rows, rowAt, rowsFrom} from './rows.ts';

/** How near rows are to one another: what an engine of single precision compares, and how far they are. */
export interface Metric {
  /** Turns rows into those whose products with the base's, turned likewise, the engine compares. */
  turn(base: Rows): (rows: Rows) => Float32Array;
  /** The larger, the nearer: from the products of queries and base, and the squared length of each of the base. */
  nearness(products: Tensor2D, squares: Tensor1D): Tensor2D;
  /** The distance of two rows, which decides their order; without it, the squared length of a query less its nearness. */
  distance?(first: ArrayLike<number>, second: ArrayLike<number>): number;
}

/** The nearest of the base to each query, nearest first, of equally near ones the first. */
export interface Neighbours {
  places: Uint32Array; // [queries, k], in the base
  distances: Float64Array; // [queries, k], by the metric
}

/** What the engine finds in a block, [queries, k]: places in it, and by the metric how far they are. */
interface Found {
  places: Int32Array;
  distances: ArrayLike<number>;
}

const chunkLength = 500; // queries at a time: a product of 500 x 60,000 takes 120 MB
const mostValues = 2 ** 26; // of the base in the engine at a time, three times 256 MB: all of 85,000 images of 28 x 28

/** Finds the `k` rows of the base that are nearest to each query; the engine holds at most `most` of the base's values at a time. */
export async function nearest(
  queries: Rows,
  base: Rows,
  k: number,
  metric: Metric,
  most = mostValues,
): Promise<Neighbours> {
  const [count, baseCount] = [countOf(queries), countOf(base)];
  if (k < 1 || k > baseCount) throw new Error(`invalid number of neighbours: ${k} (expected 1 ... ${baseCount})`);
  const found: Neighbours = {places: new Uint32Array(count * k), distances: new Float64Array(count * k)};
  const turn = metric.turn(base);
  const blockLength = Math.max(k, Math.floor(most / base.length));
  for (let first = 0; first < baseCount; first += blockLength) {
    const block = rowsFrom(base, first, first + blockLength);
    const own = Math.min(k, countOf(block));
    const search = await openSearch(block, own, metric, turn);
    try {
      for (let start = 0; start < count; start += chunkLength) {
        const {places, distances} = search.nearest(rowsFrom(queries, start, start + chunkLength));
        for (const [place, at] of places.entries()) places[place] = first + at;
        if (first === 0) {
          found.places.set(places, start * k);
          found.distances.set(distances, start * k);
        } else keepNearest(found, k, start, {places, distances}, own);
      }
    } finally {
      search.close();
    }
  }
  if (metric.distance) measure(found, queries, base, metric.distance);
  return found;
}

/** Puts what another block of the base has, `own` rows a query, among the nearest found so far; of equally near ones the first stay first. */
function keepNearest(found: Neighbours, k: number, start: number, more: Found, own: number): void {
  for (let row = 0; row < more.places.length / own; row++) {
    const from = (start + row) * k;
    const before = Array.from({length: k}, (_, rank) => [found.distances[from + rank]!, found.places[from + rank]!]);
    const others = Array.from({length: own}, (_, rank) => row * own + rank).map((cell) => [
      more.distances[cell]!,
      more.places[cell]!,
    ]);
    const nearer = [...before, ...others].sort(([a], [b]) => a! - b!).slice(0, k); // stable: earlier blocks first
    for (const [rank, [distance, place]] of nearer.entries()) {
      found.distances[from + rank] = distance!;
      found.places[from + rank] = place!;
    }
  }
}

/** Finds the `k` nearest other rows of each row. */
export async function nearestOthers(rows: Rows, k: number, metric: Metric): Promise<Neighbours> {
  const count = countOf(rows);
  if (k < 1 || k >= count) throw new Error(`invalid number of neighbours: ${k} (expected 1 ... ${count - 1})`);
  const {places, distances} = await nearest(rows, rows, k + 1, metric);
  const others = Array.from({length: count}, (_, own) =>
    Array.from({length: k + 1}, (_, rank) => own * (k + 1) + rank)
      .filter((cell) => places[cell] !== own)
      .slice(0, k),
  ).flat();
  return {
    places: Uint32Array.from(others, (cell) => places[cell]!),
    distances: Float64Array.from(others, (cell) => distances[cell]!),
  };
}

/** Gives what the engine found its exact distances, and the order of these. */
function measure(
  {places, distances}: Neighbours,
  queries: Rows,
  base: Rows,
  distance: NonNullable<Metric['distance']>,
): void {
  const k = places.length / countOf(queries);
  for (let start = 0; start < places.length; start += k) {
    const query = rowAt(queries, start / k);
    const list = Array.from(places.subarray(start, start + k), (place) => ({
      place,
      distance: distance(query, rowAt(base, place)),
    })).sort((a, b) => a.distance - b.distance || a.place - b.place);
    for (const [rank, near] of list.entries()) {
      places[start + rank] = near.place;
      distances[start + rank] = near.distance;
    }
  }
}

/** Puts a block of the base into the engine, which is loaded only by who searches. */
async function openSearch(base: Rows, k: number, metric: Metric, turn: ReturnType<Metric['turn']>) {
  const {tf} = await import('../../tensorflow.ts');
  const matrix = (rows: Rows) => tf.tensor2d(turn(rows), [countOf(rows), rows.length]);
  const all = matrix(base);
  const squares = tf.tidy(() => tf.sum<Tensor1D>(tf.square(all), 1));
  return {
    nearest(rows: Rows): Found {
      const found = tf.tidy(() => {
        const queries = matrix(rows);
        const {values, indices} = tf.topk(metric.nearness(tf.matMul(queries, all, false, true), squares), k);
        const lengths = tf.sum(tf.square(queries), 1, true).cast(values.dtype);
        return {indices, distances: lengths.sub(values)};
      });
      const [places, distances] = [found.indices.dataSync(), found.distances.dataSync()];
      tf.dispose(found);
      return {places: places as Int32Array, distances};
    },
    close: () => tf.dispose([all, squares]),
  };
}
