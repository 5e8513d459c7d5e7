/**
 * How much more, or less, a model errs on spoiled images than another: its errors over all strengths divided by the
 * other's, for each corruption (Hendrycks and Dietterich, ICLR 2019). Accuracies are [corruption][strength].
 */
export function corruptionErrors(
  accuracies: readonly (readonly number[])[],
  baseline: readonly (readonly number[])[],
): number[] {
  return accuracies.map((row, corruption) => errors(row) / errors(baseline[corruption]!));
}

function errors(accuracies: readonly number[]): number {
  return accuracies.reduce((sum, accuracy) => sum + 1 - accuracy, 0);
}
