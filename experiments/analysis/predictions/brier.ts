/**
 * Mean over the images of the squared differences between each class's probability and the truth, added up over the
 * classes: 0 (sure and right) ... 2 (sure and wrong). G. W. Brier, "Verification of forecasts expressed in terms of
 * probability", Monthly Weather Review 78, 1950.
 */
export function brierScore(probabilities: ArrayLike<number>, labels: Uint8Array): number {
  const classCount = probabilities.length / labels.length;
  let sum = 0;
  for (let cell = 0; cell < probabilities.length; cell++) {
    const truth = labels[Math.floor(cell / classCount)] === cell % classCount ? 1 : 0;
    sum += (probabilities[cell]! - truth) ** 2;
  }
  return sum / labels.length;
}
