/** The confusion matrix, [true label][predicted label], when some classes count as one: the first of them; the rest stay. */
export function mergeClasses(
  confusion: readonly (readonly number[])[],
  [first, ...others]: readonly [number, ...number[]],
): number[][] {
  const kept = [...confusion.keys()].filter((label) => !others.includes(label));
  const members = (label: number) => (label === first ? [first, ...others] : [label]);
  return kept.map((label) =>
    kept.map((predicted) =>
      members(label).reduce(
        (sum, from) => sum + members(predicted).reduce((part, to) => part + confusion[from]![to]!, 0),
        0,
      ),
    ),
  );
}
