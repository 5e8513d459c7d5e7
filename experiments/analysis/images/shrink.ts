import type {ImageShape} from '../../artifacts/data-shape.ts';

/** An image at half the size, rounded down: each value the mean of four. */
export function shrink(image: Uint8Array, shape: ImageShape): Uint8Array {
  const {height, width, channels} = shrunk(shape);
  const [right, down] = [channels, shape.width * channels];
  return Uint8Array.from({length: height * width * channels}, (_, at) => {
    const [place, channel] = [Math.floor(at / channels), at % channels];
    const corner = (2 * Math.floor(place / width) * shape.width + 2 * (place % width)) * channels + channel;
    return Math.round(
      (image[corner]! + image[corner + right]! + image[corner + down]! + image[corner + down + right]!) / 4,
    );
  });
}

/** The shape of an image at half the size. */
export function shrunk({height, width, channels}: ImageShape): ImageShape {
  return {height: Math.floor(height / 2), width: Math.floor(width / 2), channels};
}
