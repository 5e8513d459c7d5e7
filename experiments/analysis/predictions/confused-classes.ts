/** The so many classes with the most mistakes among them, of a confusion matrix [true label][predicted label]. */
export function confusedClasses(confusion: readonly (readonly number[])[], size: number): number[] {
  const among = (labels: readonly number[]) =>
    labels.reduce((sum, label) => sum + labels.reduce((part, taken) => part + mistakes(confusion, label, taken), 0), 0);
  return subsets([...confusion.keys()], size)
    .map((labels) => ({labels, count: among(labels)}))
    .reduce((most, each) => (each.count > most.count ? each : most)).labels;
}

function mistakes(confusion: readonly (readonly number[])[], label: number, taken: number): number {
  return label === taken ? 0 : confusion[label]![taken]!;
}

/** All choices of so many of the items, in their order. */
function subsets(items: readonly number[], size: number): number[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, place) => subsets(items.slice(place + 1), size - 1).map((rest) => [item, ...rest]));
}
