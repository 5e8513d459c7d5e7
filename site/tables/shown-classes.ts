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

/** Each row of a matrix as if it counted 1,000 images. */
export function perThousand(matrix: readonly (readonly number[])[]): number[][] {
  return matrix.map((row) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    return row.map((count) => Math.round((1000 * count) / Math.max(1, total)));
  });
}

/** How dark a cell of so many in 1,000 is: 0 ... 9. */
export function shadeOf(value: number): number {
  return value === 0 ? 0 : Math.min(9, 1 + Math.floor(Math.sqrt(value / 1000) * 9));
}
