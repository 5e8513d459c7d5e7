import type {Spread} from '../../artifacts/schema.ts';

/** Mean, standard deviation (n - 1; 0 for a single value), smallest and largest of at least one value. */
export function spread(values: readonly number[]): Spread {
  const count = values.length;
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const sd = count === 1 ? 0 : Math.sqrt(squares / (count - 1));
  return {mean, sd, min: Math.min(...values), max: Math.max(...values)};
}

/** The mean of at least one value: relative to the first, so that equal values have exactly their own mean. */
export function meanOf(values: ArrayLike<number>): number {
  const first = values[0];
  if (first === undefined) throw new Error('invalid values: none (expected at least one)');
  let sum = 0;
  for (let place = 0; place < values.length; place++) sum += values[place]! - first;
  return first + sum / values.length;
}
