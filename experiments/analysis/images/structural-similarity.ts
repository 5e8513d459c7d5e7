import type {ImageShape} from '../../artifacts/data-shape.ts';
import type {Images} from '../../datasets/dataset.ts';
import {countOf, imageAt} from './images.ts';

// Structural similarity: Z. Wang, A. C. Bovik, H. R. Sheikh and E. P. Simoncelli, "Image quality assessment", IEEE Trans.
// Image Processing 13, 2004, with the constants given there.

const windowSize = 11; // of images that are smaller: their smaller side
const deviation = 1.5; // of the window's Gaussian weights
const [luminance, contrast] = [(0.01 * 255) ** 2, (0.03 * 255) ** 2]; // keep dark and flat parts from deciding

/** An image with the local means and variances that comparing it takes. */
export interface Structured {
  image: ArrayLike<number>; // [height, width], the mean of the channels
  shape: ImageShape;
  mean: Float64Array; // [places of the window]
  variance: Float64Array;
}

/** Readies an image to be compared. */
export function structure(pixels: Uint8Array, shape: ImageShape): Structured {
  const image = toGrey(pixels, shape);
  const mean = blur(Float64Array.from(image), shape);
  const squares = blur(
    Float64Array.from(image, (grey) => grey * grey),
    shape,
  );
  return {image, shape, mean, variance: squares.map((square, place) => square - mean[place]! ** 2)};
}

/** How alike two images are in light, contrast and structure, window by window: 1 for the same image, at least -1. */
export function structuralSimilarity(first: Structured, second: Structured): number {
  const products = blur(
    Float64Array.from(first.image, (grey, pixel) => grey * second.image[pixel]!),
    first.shape,
  );
  let sum = 0;
  for (const [place, product] of products.entries()) {
    const [a, b] = [first.mean[place]!, second.mean[place]!];
    const light = (2 * a * b + luminance) / (a * a + b * b + luminance);
    const shared = 2 * (product - a * b) + contrast;
    sum += (light * shared) / (first.variance[place]! + second.variance[place]! + contrast);
  }
  return sum / products.length;
}

function toGrey(pixels: Uint8Array, {channels}: ImageShape): ArrayLike<number> {
  if (channels === 1) return pixels;
  return Float64Array.from({length: pixels.length / channels}, (_, place) => {
    const values = pixels.subarray(place * channels, (place + 1) * channels);
    return values.reduce((sum, value) => sum + value, 0) / channels;
  });
}

/** Weighted means over every window that lies in the image. */
function blur(image: Float64Array, {height, width}: ImageShape): Float64Array {
  const size = Math.min(windowSize, height, width);
  const weights = gaussian(size);
  const [down, across] = [height - size + 1, width - size + 1]; // places of the window
  const rows = new Float64Array(height * across);
  const blurred = new Float64Array(down * across);
  for (let k = 0; k < size; k++) {
    const weight = weights[k]!;
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < across; column++)
        rows[row * across + column]! += weight * image[row * width + column + k]!;
    }
  }
  for (let k = 0; k < size; k++) {
    const weight = weights[k]!;
    for (let cell = 0; cell < blurred.length; cell++) blurred[cell]! += weight * rows[cell + k * across]!;
  }
  return blurred;
}

const gaussians = new Map<number, Float64Array>();

function gaussian(size: number): Float64Array {
  const known = gaussians.get(size);
  if (known) return known;
  const middle = (size - 1) / 2;
  const values = Float64Array.from({length: size}, (_, k) => Math.exp(-(((k - middle) / deviation) ** 2) / 2));
  const sum = values.reduce((total, value) => total + value, 0);
  const weights = values.map((value) => value / sum);
  gaussians.set(size, weights);
  return weights;
}

/** Images, each readied to be compared. */
export function structureAll(images: Images): Structured[] {
  return Array.from({length: countOf(images)}, (_, place) => structure(imageAt(images, place), images.shape));
}
