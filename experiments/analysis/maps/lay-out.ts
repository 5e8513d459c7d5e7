import {randomGenerator} from '../../random.ts';
import type {Neighbours} from '../neighbours/nearest.ts';

const epochs = 200;
const startSize = 10; // half the width of the map that the layout starts from

/**
 * Lays points out in a plane so that near ones stay near (McInnes, Healy and Melville, "UMAP", arXiv 1802.03426). `near`
 * are the nearest others of each; the layout starts from `start`, [count, 2], and is drawn from `seed`.
 */
export async function layOut(near: Neighbours, start: Float64Array, seed: number): Promise<Float64Array> {
  const {UMAP} = await import('umap-js');
  const count = start.length / 2;
  const k = near.places.length / count;
  const umap = new UMAP({nNeighbors: k + 1, nEpochs: epochs, random: randomGenerator('layout', seed)});
  const rows = <T>(values: ArrayLike<number>, own: (point: number) => T, of: (value: number) => T) =>
    Array.from({length: count}, (_, point) => [
      own(point), // each point is its own nearest
      ...Array.from({length: k}, (_, rank) => of(values[point * k + rank]!)),
    ]);
  umap.setPrecomputedKNN(
    rows(near.places, (point) => point, Number),
    rows(near.distances, () => 0, Number),
  );
  // The neighbours are known: of the points themselves only the number counts.
  umap.initializeFit(Array.from({length: count}, (_, point) => [point]));
  const layout = umap.getEmbedding();
  const largest = start.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  layout.forEach((point, place) => {
    for (const axis of [0, 1]) point[axis] = (startSize * start[place * 2 + axis]!) / largest;
  });
  for (let epoch = 0; epoch < epochs; epoch++) umap.step();
  return Float64Array.from(layout.flat());
}
