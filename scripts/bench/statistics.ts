/** Median, smallest and largest of some numbers. */
export interface Range {
  median: number;
  min: number;
  max: number;
}

/** The range of at least one number. */
export function rangeOf(values: readonly number[]): Range {
  if (values.length === 0) throw new Error('invalid range: of no numbers (expected one or more)');
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
  return {median, min: sorted[0]!, max: sorted.at(-1)!};
}

/** The range of the quotients of two rows of numbers, round by round: what slows a whole round cancels out. */
export function ratioRange(numerators: readonly number[], denominators: readonly number[]): Range {
  if (numerators.length !== denominators.length)
    throw new Error(`invalid rounds: ${numerators.length} and ${denominators.length} (expected as many of both)`);
  return rangeOf(numerators.map((value, round) => value / denominators[round]!));
}
