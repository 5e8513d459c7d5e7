/** How well probabilities fit labels. */
export interface Score {
  count: number;
  correct: number;
  accuracy: number; // 0 ... 1
  loss: number; // mean cross-entropy, nats
  confusion: number[][]; // images by [true label][predicted label]
}

/** What half precision can still tell from zero. */
export const smallestProbability = 2 ** -24;

/**
 * Scores the probabilities of each class, [count, classes], against labels, [count]. The predicted class is the most
 * probable one, of equals the first; a probability of zero counts as the smallest that half precision holds.
 */
export function scoreProbabilities(probabilities: ArrayLike<number>, labels: Uint8Array): Score {
  const classCount = probabilities.length / labels.length;
  const predicted = predictedLabels(probabilities, classCount);
  const confusion = confusionMatrix(labels, predicted, classCount);
  const correct = confusion.reduce((sum, row, label) => sum + row[label]!, 0);
  let loss = 0;
  labels.forEach((label, image) => {
    loss -= Math.log(Math.max(probabilities[image * classCount + label]!, smallestProbability));
  });
  const count = labels.length;
  return {count, correct, accuracy: correct / count, loss: Number((loss / count).toPrecision(7)), confusion};
}

/** The most probable class of each image, of equals the first: [count]. */
export function predictedLabels(probabilities: ArrayLike<number>, classCount: number): Uint8Array {
  const predicted = new Uint8Array(probabilities.length / classCount);
  for (let image = 0; image < predicted.length; image++) {
    let best = 0;
    for (let label = 1; label < classCount; label++) {
      if (probabilities[image * classCount + label]! > probabilities[image * classCount + best]!) best = label;
    }
    predicted[image] = best;
  }
  return predicted;
}

/** Counts images by [true label][predicted label]. */
export function confusionMatrix(labels: Uint8Array, predicted: Uint8Array, classCount: number): number[][] {
  const matrix = Array.from({length: classCount}, () => new Array<number>(classCount).fill(0));
  labels.forEach((label, image) => {
    matrix[label]![predicted[image]!]!++;
  });
  return matrix;
}
