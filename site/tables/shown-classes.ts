const mostShown = 20;

/** The classes that a matrix [class][other class] has room for: all, or those with most off the diagonal, in their order. */
export function shownClasses(matrix: readonly (readonly number[])[]): number[] {
  const labels = [...matrix.keys()];
  if (labels.length <= mostShown) return labels;
  const off = (label: number) =>
    labels.reduce((sum, other) => (other === label ? sum : sum + matrix[label]![other]! + matrix[other]![label]!), 0);
  return labels
    .toSorted((a, b) => off(b) - off(a))
    .slice(0, mostShown)
    .sort((a, b) => a - b);
}

/** The title of a matrix that shows some of so many classes. */
export function matrixTitle(title: string, shown: readonly number[], classCount: number): string {
  return shown.length < classCount
    ? `${title}: the ${shown.length} of ${classCount} categories that are confused most`
    : title;
}
