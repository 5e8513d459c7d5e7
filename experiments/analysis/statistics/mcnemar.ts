/** Two trained models on the same images. */
export interface McNemar {
  onlyFirst: number; // images that the first alone gets right
  onlySecond: number;
  p: number; // two-sided
}

/**
 * Whether two trained models are equally often right on such images, by those that one of them alone gets right: [images],
 * 1 = right. Q. McNemar, "Note on the sampling error of the difference between correlated proportions", Psychometrika 12,
 * 1947; exact, by the binomial distribution.
 */
export function mcnemar(first: Uint8Array, second: Uint8Array): McNemar {
  if (first.length !== second.length) {
    throw new Error(`invalid pair: ${first.length} and ${second.length} images (expected the same ones)`);
  }
  let [onlyFirst, onlySecond] = [0, 0];
  first.forEach((right, image) => {
    if (right > second[image]!) onlyFirst++;
    if (right < second[image]!) onlySecond++;
  });
  return {onlyFirst, onlySecond, p: signTest(onlyFirst, onlySecond)};
}

/** The two-sided chance that a fair coin falls at least as unevenly. */
export function signTest(heads: number, tails: number): number {
  const [few, count] = [Math.min(heads, tails), heads + tails];
  // summed here by logarithms, since jstat's binomial distribution ends at ten decimals
  let logChance = -count * Math.LN2;
  let sum = Math.exp(logChance);
  for (let fallen = 1; fallen <= few; fallen++) {
    logChance += Math.log((count - fallen + 1) / fallen);
    sum += Math.exp(logChance);
  }
  return Math.min(1, 2 * sum);
}
