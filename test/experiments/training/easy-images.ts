import type {Split} from '../../../experiments/datasets/dataset.ts';
import {randomGenerator} from '../../../experiments/random.ts';
import {grey28} from '../shapes.ts';

/** Noise, with a bright row that tells the class. */
export function easyImages(count: number, seed: number): Split {
  const random = randomGenerator('easy images', seed);
  const labels = Uint8Array.from({length: count}, () => Math.floor(random() * 10));
  const images = Uint8Array.from({length: count * 784}, () => Math.floor(random() * 100));
  labels.forEach((label, image) => {
    images.fill(255, image * 784 + label * 56, image * 784 + label * 56 + 28);
  });
  return {shape: grey28, images, labels, indices: Uint32Array.from(labels.keys())};
}
