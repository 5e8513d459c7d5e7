/**
 * How many training images it takes to come down to an error, by the errors at some sizes, ascending: the first size that
 * does, or between it and the one before, on a straight line between logarithms. Infinity where no size does; at the
 * smallest size it may be fewer.
 */
export function imagesToReach(target: number, sizes: readonly number[], errors: ArrayLike<number>): number {
  const first = sizes.findIndex((_, place) => errors[place]! <= target);
  if (first < 0) return Number.POSITIVE_INFINITY;
  if (first === 0) return sizes[0]!;
  const [from, to] = [sizes[first - 1]!, sizes[first]!];
  const [before, after] = [errors[first - 1]!, errors[first]!];
  if (after === 0) return to; // it has no logarithm
  return from * (to / from) ** (Math.log(before / target) / Math.log(before / after));
}
