import type {Split} from '../../datasets/dataset.ts';

/** The labels of each image's nearest neighbours, nearest first: [count, k]. */
export function neighbourLabels(places: Uint32Array, labels: Uint8Array): Uint8Array {
  return Uint8Array.from(places, (place) => labels[place]!);
}

/** The most frequent label among the first `k` of each image's `stored` neighbours, of equals that which comes first. */
export function voteOfNeighbours(labels: Uint8Array, stored: number, k: number): Uint8Array {
  return Uint8Array.from({length: labels.length / stored}, (_, image) => {
    const near = [...labels.subarray(image * stored, image * stored + k)];
    const votes = (label: number) => near.filter((other) => other === label).length;
    return near.toSorted((a, b) => votes(b) - votes(a))[0]!; // a stable sort: the nearer one stays before
  });
}

/** By [own label][neighbour's label]: which share of the neighbours of a class's images carries each label. */
export function overlap(
  {labels: own, shape: {classCount}}: Pick<Split, 'labels' | 'shape'>,
  labels: Uint8Array,
): number[][] {
  const k = labels.length / own.length;
  const counts = Array.from({length: classCount}, () => new Array<number>(classCount).fill(0));
  for (const [image, label] of own.entries()) {
    for (const near of labels.subarray(image * k, (image + 1) * k)) counts[label]![near]!++;
  }
  return counts.map((row) => {
    const sum = row.reduce((total, count) => total + count, 0);
    return row.map((count) => (sum === 0 ? 0 : count / sum));
  });
}
