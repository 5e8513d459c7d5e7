import {covariance, joinMoments, type Moments} from './moments.ts';

/** A plane between two classes of images. */
export interface Plane {
  weights: Float64Array; // one a value of an image
  offset: number; // an image is of the first class where the weighted sum of its grey levels is at least this
}

const noise = 100; // variance of a pixel in squared grey levels that is added: pixels that never vary carry no weight

/**
 * The plane that separates two classes best where both have the same covariance: R. A. Fisher, "The use of multiple
 * measurements in taxonomic problems", Annals of Eugenics 7, 1936.
 */
export function separatingPlane(first: Moments, second: Moments): Plane {
  const within = pooledCovariance(first, second);
  const size = first.sums.length;
  for (let pixel = 0; pixel < size; pixel++) within[pixel * (size + 1)]! += noise;
  const [a, b] = [first, second].map(({sums, count}) => sums.map((sum) => sum / count + 128)) as [
    Float64Array,
    Float64Array,
  ];
  const weights = solve(
    within,
    a.map((value, pixel) => value - b[pixel]!),
  );
  return {weights, offset: weights.reduce((sum, weight, pixel) => sum + (weight * (a[pixel]! + b[pixel]!)) / 2, 0)};
}

/** Whether an image is on the side of the first class. */
export function isFirst({weights, offset}: Plane, image: ArrayLike<number>): boolean {
  return weights.reduce((sum, weight, pixel) => sum + weight * image[pixel]!, 0) >= offset;
}

function pooledCovariance(first: Moments, second: Moments): Float64Array {
  const [a, b] = [covariance(first), covariance(second)];
  const {count} = joinMoments([first, second]);
  return a.map((value, cell) => (first.count * value + second.count * b[cell]!) / count);
}

/** Solves for the unknowns of a symmetric, positive definite matrix, by Cholesky's method; the matrix is lost. */
function solve(matrix: Float64Array, right: Float64Array): Float64Array {
  const size = right.length;
  const dot = (row: number, other: number, length: number) => {
    let sum = 0;
    for (let k = 0; k < length; k++) sum += matrix[row * size + k]! * matrix[other * size + k]!;
    return sum;
  };
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      const rest = matrix[row * size + column]! - dot(row, column, column);
      matrix[row * size + column] = row === column ? Math.sqrt(rest) : rest / matrix[column * size + column]!;
    }
  }
  const unknowns = right.slice();
  for (let row = 0; row < size; row++) {
    for (let k = 0; k < row; k++) unknowns[row]! -= matrix[row * size + k]! * unknowns[k]!;
    unknowns[row]! /= matrix[row * size + row]!;
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let k = row + 1; k < size; k++) unknowns[row]! -= matrix[k * size + row]! * unknowns[k]!;
    unknowns[row]! /= matrix[row * size + row]!;
  }
  return unknowns;
}
