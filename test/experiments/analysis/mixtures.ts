import type {Split} from '../../../experiments/datasets/dataset.ts';
import {randomGenerator} from '../../../experiments/random.ts';
import {grey28, imageSize} from '../shapes.ts';

/** Images that lie evenly in four dimensions: mixtures of five pictures. */
export function mixtures(perClass: number, seed: number): Split {
  const paint = randomGenerator('pictures');
  const pictures = Array.from({length: 10}, () =>
    Array.from({length: 5}, () => Array.from({length: imageSize}, () => 51 * paint())),
  );
  const random = randomGenerator('mixtures', seed);
  const labels = Uint8Array.from({length: 10 * perClass}, (_, place) => place % 10);
  const images = Uint8Array.from(
    [...labels].flatMap((label) => {
      const shares = Array.from({length: 5}, random);
      return Array.from({length: imageSize}, (_, pixel) =>
        shares.reduce((sum, share, part) => sum + share * pictures[label]![part]![pixel]!, 0),
      );
    }),
  );
  return {shape: grey28, images, labels, indices: Uint32Array.from(labels.keys())};
}
