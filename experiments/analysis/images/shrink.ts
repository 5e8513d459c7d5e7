import {type ImageShape, sizeOf} from '../../artifacts/data-shape.ts';
import type {Images} from '../../datasets/dataset.ts';

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

/** Images at half the size, again and again until each has at most so many values. */
export function shrinkTo<Some extends Images>(images: Some, mostValues: number): Some {
  const size = sizeOf(images.shape);
  if (size <= mostValues) return images;
  const shape = {...images.shape, ...shrunk(images.shape)};
  const smaller = new Uint8Array((images.images.length / size) * sizeOf(shape));
  for (let place = 0; place * size < images.images.length; place++)
    smaller.set(shrink(images.images.subarray(place * size, (place + 1) * size), images.shape), place * sizeOf(shape));
  return shrinkTo({...images, shape, images: smaller}, mostValues);
}

/** The shape of an image at half the size. */
export function shrunk({height, width, channels}: ImageShape): ImageShape {
  return {height: Math.floor(height / 2), width: Math.floor(width / 2), channels};
}
