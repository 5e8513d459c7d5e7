import type {ImageShape} from '../../artifacts/data-shape.ts';

/** Where a pixel of the new image comes from, both from the image's middle, in pixels. */
export type Origin = (down: number, right: number) => readonly [down: number, right: number];

/** Takes each pixel of [height, width, channels] from another place of the image, between pixels by their shares. */
export function warp(image: Uint8Array, shape: ImageShape, origin: Origin): Uint8Array {
  const {height, width, channels} = shape;
  const [middle, centre] = [(height - 1) / 2, (width - 1) / 2];
  const warped = new Uint8Array(image.length);
  for (let place = 0; place < height * width; place++) {
    const [down, right] = origin(Math.floor(place / width) - middle, (place % width) - centre);
    for (let channel = 0; channel < channels; channel++)
      warped[place * channels + channel] = Math.round(valueAt(image, shape, channel, down + middle, right + centre));
  }
  return warped;
}

/** The value between pixels, by their shares; outside is background. */
function valueAt(
  image: Uint8Array,
  {height, width, channels}: ImageShape,
  channel: number,
  row: number,
  column: number,
): number {
  const [top, left] = [Math.floor(row), Math.floor(column)];
  const [lower, righter] = [row - top, column - left];
  const pixel = (y: number, x: number) =>
    y < 0 || x < 0 || y >= height || x >= width ? 0 : image[(y * width + x) * channels + channel]!;
  const along = (y: number) => (1 - righter) * pixel(y, left) + righter * pixel(y, left + 1);
  return (1 - lower) * along(top) + lower * along(top + 1);
}

/** The mean of several images. */
export function meanOf(images: readonly Uint8Array[]): Uint8Array {
  return images[0]!.map((_, place) =>
    Math.round(images.reduce((sum, image) => sum + image[place]!, 0) / images.length),
  );
}
