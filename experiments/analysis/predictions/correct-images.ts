import {predictedLabels} from './score.ts';

/** Which images the most probable class is right for, by the probabilities, [images, classes]: [images], 1 = right. */
export function correctImages(probabilities: ArrayLike<number>, labels: Uint8Array): Uint8Array {
  const predicted = predictedLabels(probabilities, probabilities.length / labels.length);
  return labels.map((label, image) => (predicted[image] === label ? 1 : 0));
}
