const trusted = 0.9; // the points with the largest ratios are left out: there outliers and copies stand

/**
 * In how many dimensions points spread, from the distance of each to its nearest and to its second nearest: Facco,
 * d'Errico, Rodriguez and Laio, "Estimating the intrinsic dimension of datasets by a minimal neighborhood information",
 * Scientific Reports 7, 2017.
 */
export function intrinsicDimension(nearest: ArrayLike<number>, second: ArrayLike<number>): number {
  const count = nearest.length;
  const ratios = Float64Array.from({length: count}, (_, point) => Math.log(second[point]! / nearest[point]!)).sort();
  const fitted = ratios.subarray(0, Math.floor(count * trusted));
  if (!(fitted.at(-1)! < Number.POSITIVE_INFINITY)) {
    throw new Error(`invalid distances: ${count} points, a tenth of them copies (expected points that differ)`);
  }
  // the share of ratios up to r is 1 - r^-dimension: a straight line through the origin in these coordinates
  const products = fitted.reduce((sum, ratio, place) => sum - ratio * Math.log(1 - (place + 1) / count), 0);
  return products / fitted.reduce((sum, ratio) => sum + ratio ** 2, 0);
}
