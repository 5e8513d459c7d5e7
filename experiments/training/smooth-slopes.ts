import {randomGenerator} from '../random.ts';
import type {Trained} from './trained.ts';

const copies = 32;
const noise = 0.15 * 255; // standard deviation

/**
 * The slope of a class's score along each pixel, the mean over noisy copies of the image, so that what is left is not
 * that of one point alone (Smilkov et al., "SmoothGrad", arXiv 1706.03825). Images and result are [count, height, width, channels].
 */
export function smoothSlopes(
  trained: Pick<Trained, 'slopes'>,
  images: Uint8Array,
  labels: readonly number[],
): Float32Array {
  const mean = new Float32Array(images.length);
  for (let copy = 0; copy < copies; copy++) {
    const slopes = trained.slopes(addNoise(images, copy), labels);
    slopes.forEach((slope, place) => {
      mean[place]! += slope / copies;
    });
  }
  return mean;
}

/** Adds normal noise (Box and Muller, 1958), and keeps to 0 ... 255. */
function addNoise(images: Uint8Array, copy: number): Uint8Array {
  const random = randomGenerator('smooth slopes', copy);
  const draw = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return images.map((grey) => Math.round(Math.min(255, Math.max(0, grey + noise * draw()))));
}
