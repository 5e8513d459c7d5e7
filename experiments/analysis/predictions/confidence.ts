import {predictedLabels} from './score.ts';

/** How sure a network is of each image's class, and whether it is right. */
export interface Confidence {
  confidences: Float64Array; // [count], the probability of the predicted class
  hits: Uint8Array; // [count], 1 = right
}

/** Reads it from the probabilities of each class, [count, classes]. */
export function confidenceOf(probabilities: ArrayLike<number>, labels: Uint8Array): Confidence {
  const classCount = probabilities.length / labels.length;
  const predicted = predictedLabels(probabilities, classCount);
  return {
    confidences: Float64Array.from(predicted, (label, image) => probabilities[image * classCount + label]!),
    hits: predicted.map((label, image) => (label === labels[image] ? 1 : 0)),
  };
}
