import type {FoundImage, Part, RawImage} from '../found.ts';

/** Images of one size, one behind the other. */
export interface ImageStack extends RawImage {
  count: number;
  pixels: Uint8Array; // [count, height, width, channels]
}

/** Each image of a stack with its class; `name` is that of the stack: "leaves.npz, x_train" gives "leaves.npz, x_train[17]". */
export function imagesIn(
  {count, height, width, channels, pixels}: ImageStack,
  classNames: ArrayLike<string>,
  name: string,
  part: Part | undefined,
): FoundImage[] {
  const size = height * width * channels;
  return Array.from({length: count}, (_, place) => {
    const own = pixels.subarray(place * size, (place + 1) * size);
    const load = async () => ({height, width, channels, pixels: own});
    return {name: `${name}[${place}]`, className: classNames[place]!, ...(part && {part}), load};
  });
}
