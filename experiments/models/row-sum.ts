import type {Of, Tensor} from './step.ts';

/** What a unit of a dense layer adds up: each value of the row times its weight, and the bias. Not rounded. */
export function denseSum(
  {operation}: Of<'dense'>,
  input: Tensor,
  unit: number,
): {weights: number[]; products: number[]; bias: number; sum: number} {
  const units = operation.biases.length;
  const weights = Array.from(input.values, (_, place) => operation.kernel[place * units + unit]!);
  const products = weights.map((weight, place) => weight * input.values[place]!);
  const bias = operation.biases[unit]!;
  return {weights, products, bias, sum: products.reduce((sum, product) => sum + product, bias)};
}

/** The places of the values that are furthest from 0, these first. */
export function strongest(values: readonly number[], count: number): number[] {
  return [...values.keys()].sort((a, b) => Math.abs(values[b]!) - Math.abs(values[a]!) || a - b).slice(0, count);
}
