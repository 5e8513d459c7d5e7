import type {Spread} from '../artifacts/schema.ts';

/** Mean, standard deviation (n - 1; 0 for a single value), smallest and largest of at least one value. */
export function spread(values: readonly number[]): Spread {
  const [first] = values;
  if (first === undefined) throw new Error('invalid values: none (expected at least one)');
  const count = values.length;
  // relative to the first value, so that equal values have exactly their own mean and no deviation
  const mean = first + values.reduce((sum, value) => sum + (value - first), 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const sd = count === 1 ? 0 : Math.sqrt(squares / (count - 1));
  return {mean, sd, min: Math.min(...values), max: Math.max(...values)};
}
