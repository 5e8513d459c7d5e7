const mostTried = 20; // classes: all choices among more would be too many to look at

/**
 * The so many classes with the most mistakes among them, of a confusion matrix [true label][predicted label]: of many
 * classes sought among the 20 with most mistakes, of few all but one at most.
 */
export function confusedClasses(confusion: readonly (readonly number[])[], size: number): number[] {
  const among = (labels: readonly number[]) =>
    labels.reduce((sum, label) => sum + labels.reduce((part, taken) => part + mistakes(confusion, label, taken), 0), 0);
  const count = Math.min(size, Math.max(2, confusion.length - 1));
  return subsets(mostMistaken(confusion), count)
    .map((labels) => ({labels, count: among(labels)}))
    .reduce((most, each) => (each.count > most.count ? each : most)).labels;
}

/** The labels that take part in most mistakes, up to 20, in their order. */
function mostMistaken(confusion: readonly (readonly number[])[]): number[] {
  const labels = [...confusion.keys()];
  const parts = labels.map((label) =>
    labels.reduce((sum, other) => sum + mistakes(confusion, label, other) + mistakes(confusion, other, label), 0),
  );
  const chosen = labels.toSorted((a, b) => parts[b]! - parts[a]! || a - b).slice(0, mostTried);
  return chosen.sort((a, b) => a - b);
}

function mistakes(confusion: readonly (readonly number[])[], label: number, taken: number): number {
  return label === taken ? 0 : confusion[label]![taken]!;
}

/** All choices of so many of the items, in their order. */
function subsets(items: readonly number[], size: number): number[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, place) => subsets(items.slice(place + 1), size - 1).map((rest) => [item, ...rest]));
}
