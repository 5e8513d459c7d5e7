/**
 * Which of some findings to believe, by their p-values, so that on average at most the share `rate` of those believed
 * is false: Benjamini and Hochberg, J. R. Stat. Soc. B 57, 1995.
 */
export function believed(pValues: readonly number[], rate: number): boolean[] {
  const order = [...pValues.keys()].sort((a, b) => pValues[a]! - pValues[b]!);
  const last = order.findLastIndex((place, rank) => pValues[place]! <= (rate * (rank + 1)) / order.length);
  const chosen = new Set(order.slice(0, last + 1));
  return pValues.map((_, place) => chosen.has(place));
}
