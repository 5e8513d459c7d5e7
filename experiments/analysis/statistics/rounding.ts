/** Rounds to so many decimals; never to minus zero. */
export function roundTo(value: number, decimals: number): number {
  return Number(value.toFixed(decimals)) + 0;
}

/**
 * Rounds terms, each up or down, so that what is shown adds up exactly: those that lose most by rounding down are
 * rounded up. `sum` is what they are to give: their own sum rounded to the decimals unless told; throws where that is out
 * of reach.
 */
export function roundTerms(
  terms: readonly number[],
  decimals: number,
  sum = roundTo(
    terms.reduce((total, term) => total + term, 0),
    decimals,
  ),
): number[] {
  const unit = 10 ** decimals;
  const lower = terms.map((term) => Math.floor(term * unit));
  const missing = Math.round(sum * unit) - lower.reduce((total, whole) => total + whole, 0);
  if (missing < 0 || missing > terms.length) {
    throw new Error(`invalid sum of ${terms.length} rounded terms: ${sum} (expected within reach of rounding)`);
  }
  const loss = terms.map((term, place) => term * unit - lower[place]!);
  const raised = new Set([...loss.keys()].sort((a, b) => loss[b]! - loss[a]! || a - b).slice(0, missing));
  return lower.map((whole, place) => roundTo((whole + (raised.has(place) ? 1 : 0)) / unit, decimals));
}
