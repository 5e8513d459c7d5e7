/**
 * P-values adjusted for being looked at together, in their order: S. Holm, "A simple sequentially rejective multiple test
 * procedure", Scandinavian Journal of Statistics 6, 1979. Those at most .05 stand, with at most a .05 chance of any error.
 */
export function holm(values: readonly number[]): number[] {
  const adjusted = new Array<number>(values.length);
  const order = [...values.keys()].sort((a, b) => values[a]! - values[b]!);
  let largest = 0;
  for (const [rank, place] of order.entries()) {
    largest = Math.max(largest, Math.min(1, values[place]! * (values.length - rank)));
    adjusted[place] = largest;
  }
  return adjusted;
}
