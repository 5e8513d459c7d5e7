import {predictedLabels} from './score.ts';

/** Which images the most probable class is right for, by the probabilities, [images, classes]: [images], 1 = right. */
export function correctImages(probabilities: ArrayLike<number>, labels: Uint8Array): Uint8Array {
  return correctAnswers(predictedLabels(probabilities, probabilities.length / labels.length), labels);
}

/** Which images are answered by their labels: [images], 1 = right. */
export function correctAnswers(answers: ArrayLike<number>, labels: Uint8Array): Uint8Array {
  return labels.map((label, image) => (answers[image] === label ? 1 : 0));
}
