import type {Interval} from '../../artifacts/schema.ts';
import {drawNormal, type Generator} from '../../random.ts';
import {percentileInterval} from './intervals.ts';

/** What configurations were worth. */
export interface Grid {
  levels: readonly (readonly (string | number)[])[]; // [configuration][hyperparameter]
  values: readonly number[]; // [configuration]
}

/** How much of the variance the hyperparameters of a grid explain. */
export interface Importance {
  explained: number; // by all together, corrected for their number (adjusted R squared)
  hyperparameters: Share[]; // by each where all others are known
}

/** Of the variance, with a 95 % interval. */
export interface Share extends Interval {
  share: number;
}

const samples = 2000;

/**
 * Analysis of variance of each grid, by an additive model with an effect for each level. A hyperparameter's share is what
 * the model loses without it (type II), less what one without meaning would take on average: so it may be below zero
 * (T. L. Kelley, Proc. Natl. Acad. Sci. 21, 1935). What hyperparameters that depend on each other explain together is
 * in no share. The variance that is left is taken to be the same in all grids; intervals are of a parametric bootstrap.
 * Throws where a grid has no more configurations than its model has effects, or all are worth the same.
 */
export function importance(grids: readonly Grid[], random: Generator): Importance[] {
  const fits = grids.map(fit);
  const sum = (value: (fit: Fit) => number) => fits.reduce((total, each) => total + value(each), 0);
  const freedom = sum((each) => each.freedom);
  const squares = sum((each) => each.squares);
  const variances = Array.from({length: samples}, () => squares / chiSquare(freedom, random)); // it is not known exactly
  return fits.map((each) => ({
    explained: 1 - each.squares / each.freedom / (each.total / (each.count - 1)),
    hyperparameters: each.gains.map((gain) => shareOf(gain, each.total, squares / freedom, variances, random)),
  }));
}

/** A grid's sums of squares. */
interface Fit {
  count: number; // configurations
  total: number;
  squares: number; // left by the model with all hyperparameters
  freedom: number; // of what is left
  gains: number[][]; // of each hyperparameter: what it adds to the model, in each of its directions
}

function fit({levels, values}: Grid): Fit {
  const columns = (levels[0] ?? []).map((_, place) => indicators(levels.map((row) => row[place]!)));
  const constant = values.map(() => 1);
  const mean = orthonormalize([constant]);
  const full = orthonormalize([constant, ...columns.flat()]);
  const freedom = values.length - full.length;
  if (freedom < 1) throw new Error(`invalid grid: ${values.length} values (expected more than ${full.length})`);
  const gains = columns.map((own, place) => {
    const others = orthonormalize([constant, ...columns.toSpliced(place, 1).flat()]);
    const added = orthonormalize(own, others);
    return added.map((direction) => dot(direction, values));
  });
  const total = left(mean, values);
  if (new Set(values).size === 1) throw new Error(`invalid grid: all values are ${values[0]} (expected at least two)`);
  return {count: values.length, total, squares: left(full, values), freedom, gains};
}

/** A share with its interval, from sums of squares that hold the noise of the fit, and in each sample once more. */
function shareOf(
  gains: readonly number[],
  total: number,
  variance: number,
  variances: readonly number[],
  random: Generator,
): Share {
  const sampled = Float64Array.from(variances, (noise) => {
    const squares = gains.reduce((sum, gain) => sum + (gain + Math.sqrt(noise) * drawNormal(random)) ** 2, 0);
    return within((squares - 2 * gains.length * noise) / total);
  });
  return {share: within((dot(gains, gains) - gains.length * variance) / total), ...percentileInterval(sampled)};
}

/** An estimate of a share may come out beyond what a share can be. */
function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}

/** A column of zeros and ones for each level. */
function indicators(levels: readonly (string | number)[]): number[][] {
  return [...new Set(levels)].map((level) => levels.map((each) => Number(each === level)));
}

/** Directions at right angles that span what the vectors add to a basis (Gram-Schmidt). */
function orthonormalize(vectors: readonly number[][], basis: readonly number[][] = []): number[][] {
  const added: number[][] = [];
  for (const vector of vectors) {
    const rest = rejection([...basis, ...added], vector);
    const length = Math.sqrt(dot(rest, rest));
    if (length > 1e-9 * Math.sqrt(dot(vector, vector))) added.push(rest.map((value) => value / length));
  }
  return added;
}

/** What is left of a vector at right angles to the basis. */
function rejection(basis: readonly number[][], vector: readonly number[]): number[] {
  return basis.reduce(
    (rest, direction) => {
      const length = dot(direction, rest);
      return rest.map((value, place) => value - length * direction[place]!);
    },
    [...vector],
  );
}

function left(basis: readonly number[][], values: readonly number[]): number {
  const rest = rejection(basis, values);
  return dot(rest, rest);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, place) => sum + value * b[place]!, 0);
}

function chiSquare(freedom: number, random: Generator): number {
  return Array.from({length: freedom}, () => drawNormal(random) ** 2).reduce((sum, square) => sum + square, 0);
}
