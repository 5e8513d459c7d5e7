import {imageSize} from './images.ts';

// Structural similarity: Z. Wang, A. C. Bovik, H. R. Sheikh and E. P. Simoncelli, "Image quality assessment", IEEE Trans.
// Image Processing 13, 2004, with the constants given there.

const side = 28;
const windowSize = 11;
const positions = side - windowSize + 1; // of the window, along one side
const deviation = 1.5; // of the window's Gaussian weights
const [luminance, contrast] = [(0.01 * 255) ** 2, (0.03 * 255) ** 2]; // keep dark and flat parts from deciding

const weights = gaussian();

/** An image with the local means and variances that comparing it takes. */
export interface Structured {
  image: Uint8Array; // [28, 28]
  mean: Float64Array; // [positions, positions]
  variance: Float64Array;
}

/** Readies an image to be compared. */
export function structure(image: Uint8Array): Structured {
  const mean = blur(Float64Array.from(image));
  const squares = blur(Float64Array.from(image, (grey) => grey * grey));
  return {image, mean, variance: squares.map((square, place) => square - mean[place]! ** 2)};
}

/** How alike two images are in light, contrast and structure, window by window: 1 for the same image, at least -1. */
export function structuralSimilarity(first: Structured, second: Structured): number {
  const products = blur(Float64Array.from(first.image, (grey, pixel) => grey * second.image[pixel]!));
  let sum = 0;
  for (const [place, product] of products.entries()) {
    const [a, b] = [first.mean[place]!, second.mean[place]!];
    const light = (2 * a * b + luminance) / (a * a + b * b + luminance);
    const shared = 2 * (product - a * b) + contrast;
    sum += (light * shared) / (first.variance[place]! + second.variance[place]! + contrast);
  }
  return sum / products.length;
}

/** Weighted means over every window that lies in the image: [28, 28] -> [positions, positions]. */
function blur(image: Float64Array): Float64Array {
  const rows = new Float64Array(side * positions);
  const blurred = new Float64Array(positions * positions);
  for (let k = 0; k < windowSize; k++) {
    const weight = weights[k]!;
    for (let row = 0; row < side; row++) {
      for (let column = 0; column < positions; column++)
        rows[row * positions + column]! += weight * image[row * side + column + k]!;
    }
  }
  for (let k = 0; k < windowSize; k++) {
    const weight = weights[k]!;
    for (let cell = 0; cell < blurred.length; cell++) blurred[cell]! += weight * rows[cell + k * positions]!;
  }
  return blurred;
}

function gaussian(): Float64Array {
  const middle = (windowSize - 1) / 2;
  const values = Float64Array.from({length: windowSize}, (_, k) => Math.exp(-(((k - middle) / deviation) ** 2) / 2));
  const sum = values.reduce((total, value) => total + value, 0);
  return values.map((value) => value / sum);
}

/** Images, [count, 28, 28], each readied to be compared. */
export function structureAll(images: Uint8Array): Structured[] {
  return Array.from({length: images.length / imageSize}, (_, place) =>
    structure(images.subarray(place * imageSize, (place + 1) * imageSize)),
  );
}
