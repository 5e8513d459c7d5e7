import {squaredDistance} from '../images/images.ts';
import type {Metric} from './nearest.ts';
import {countOf, type Rows} from './rows.ts';

/**
 * The squared Euclidean distance of images, in grey levels. Of images of up to 1,024 values it is exact, so the same on
 * any machine: pixels less 128 keep every sum in the product below 2 ** 24, which float32 holds.
 */
export const squaredPixels: Metric = {
  turn: () => aroundGrey,
  // |q - b|^2 = |q|^2 - (2 q b - |b|^2): the nearest b have the largest bracket
  nearness(products, squares) {
    const whole = products.toInt();
    return whole.add(whole).sub(squares.toInt());
  },
};

/** The Euclidean distance of points, by double precision. */
export const euclidean: Metric = {
  turn: aroundMean,
  nearness: (products, squares) => products.add(products).sub(squares),
  distance: (first, second) => Math.sqrt(squaredDistance(first, second)),
};

/** The distance of images whose brightness and contrast make no difference, by double precision. */
export const correlated: Metric = {
  turn: () => normalized,
  nearness: (products) => products,
  distance: correlationDistance,
};

/** The distance of two images once each has mean 0 and length 1: 0 for the same picture, 2 for its negative. */
export function correlationDistance(first: ArrayLike<number>, second: ArrayLike<number>): number {
  return Math.sqrt(Math.max(0, 2 - 2 * correlation(first, second)));
}

/** The correlation of two images over their pixels, -1 ... 1; that with an image of one grey level is 0. */
export function correlation(first: ArrayLike<number>, second: ArrayLike<number>): number {
  let [a, b, aa, bb, ab] = [0, 0, 0, 0, 0];
  for (let pixel = 0; pixel < first.length; pixel++) {
    const [x, y] = [first[pixel]!, second[pixel]!];
    a += x;
    b += y;
    aa += x * x;
    bb += y * y;
    ab += x * y;
  }
  const spread = Math.sqrt((aa - (a * a) / first.length) * (bb - (b * b) / first.length));
  return spread === 0 ? 0 : (ab - (a * b) / first.length) / spread;
}

function aroundGrey({values}: Rows): Float32Array {
  const centred = Float32Array.from(values);
  for (let i = 0; i < centred.length; i++) centred[i]! -= 128;
  return centred;
}

/** Points about the mean of the base: small numbers, of which single precision keeps more. */
function aroundMean(base: Rows): (rows: Rows) => Float32Array {
  const {length} = base;
  const count = countOf(base);
  const mean = new Float64Array(length);
  base.values.forEach((value, place) => {
    mean[place % length]! += value / count;
  });
  return ({values}) => {
    const centred = Float32Array.from(values);
    for (let i = 0; i < centred.length; i++) centred[i]! -= mean[i % length]!;
    return centred;
  };
}

/** Images with mean 0 and length 1 each; one of one grey level with length 0. */
function normalized({values, length}: Rows): Float32Array {
  const turned = Float32Array.from(values);
  for (let start = 0; start < turned.length; start += length) {
    const image = turned.subarray(start, start + length);
    const mean = image.reduce((sum, value) => sum + value, 0) / length;
    const norm = Math.sqrt(image.reduce((sum, value) => sum + (value - mean) ** 2, 0));
    for (let pixel = 0; pixel < length; pixel++) image[pixel] = norm === 0 ? 0 : (image[pixel]! - mean) / norm;
  }
  return turned;
}
