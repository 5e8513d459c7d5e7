import {randomGenerator} from '../../random.ts';

const axisCount = 2;
const mostRounds = 5_000;
const tolerance = 1e-10;

/** Points seen along the axes on which they vary most. */
interface Projection {
  coordinates: Float64Array; // [count, 2], from the mean
  explained: number[]; // of each axis, the share of the whole variance
}

/**
 * Principal component analysis: the first two axes of points, [count, dimensions], by iteration of a plane (Golub and
 * Van Loan, section 8.2). An axis points to where its largest number, of equals the first, is positive.
 */
export function principalAxes(points: Float32Array, dimensions: number): Projection {
  const centred = centre(points, dimensions);
  const covariances = multiplyByItself(centred, dimensions);
  const random = randomGenerator('principal axes');
  let axes = orthonormalize(Array.from({length: axisCount}, () => covariances.map(() => random() - 0.5)));
  for (let round = 0, change = 1; round < mostRounds && change > tolerance; round++) {
    const next = orthonormalize(axes.map((axis) => covariances.map((row) => dot(row, axis))));
    change = Math.max(...next.map((axis, at) => 1 - Math.abs(dot(axis, axes[at]!))));
    axes = next;
  }
  const total = covariances.reduce((sum, row, at) => sum + row[at]!, 0);
  const turned = axes.map(turnUp);
  return {
    coordinates: Float64Array.from({length: (centred.length / dimensions) * axisCount}, (_, place) => {
      const start = Math.floor(place / axisCount) * dimensions;
      return dot(centred.subarray(start, start + dimensions), turned[place % axisCount]!);
    }),
    explained: turned.map((axis) => {
      const image = covariances.map((row) => dot(row, axis));
      return dot(Float64Array.from(image), axis) / total;
    }),
  };
}

function centre(points: Float32Array, dimensions: number): Float64Array {
  const count = points.length / dimensions;
  const mean = new Float64Array(dimensions);
  points.forEach((value, place) => {
    mean[place % dimensions]! += value / count;
  });
  const centred = new Float64Array(points);
  for (let place = 0; place < centred.length; place++) centred[place]! -= mean[place % dimensions]!;
  return centred;
}

/** The products of the columns, added up over the rows: covariances but for a factor. */
function multiplyByItself(rows: Float64Array, dimensions: number): Float64Array[] {
  const sums = Array.from({length: dimensions}, () => new Float64Array(dimensions));
  for (let start = 0; start < rows.length; start += dimensions) {
    for (let a = 0; a < dimensions; a++) {
      const [value, own] = [rows[start + a]!, sums[a]!];
      if (value === 0) continue;
      for (let b = 0; b < dimensions; b++) own[b]! += value * rows[start + b]!;
    }
  }
  return sums;
}

function orthonormalize(vectors: readonly number[][]): Float64Array[] {
  const done: Float64Array[] = [];
  for (const vector of vectors) {
    const rest = Float64Array.from(vector);
    for (const axis of done) {
      const share = dot(rest, axis);
      for (let at = 0; at < rest.length; at++) rest[at]! -= share * axis[at]!;
    }
    const length = norm(rest) || 1;
    done.push(rest.map((value) => value / length));
  }
  return done;
}

function turnUp(axis: Float64Array): Float64Array {
  const largest = axis.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
  return largest < 0 ? axis.map((value) => -value) : axis;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}

function norm(vector: Float64Array): number {
  return Math.sqrt(dot(vector, vector));
}
