const side = 28;
const centre = (side - 1) / 2;

/** Where a pixel of the new image comes from, both from the image's middle, in pixels. */
export type Origin = (down: number, right: number) => readonly [down: number, right: number];

/** Takes each pixel, [28, 28], from another place of the image, between pixels by their shares; outside is background. */
export function warp(image: Uint8Array, origin: Origin): Uint8Array {
  return Uint8Array.from({length: side * side}, (_, place) => {
    const [down, right] = origin(Math.floor(place / side) - centre, (place % side) - centre);
    return Math.round(valueAt(image, down + centre, right + centre));
  });
}

/** The value between pixels, by their shares; outside is background. */
function valueAt(image: Uint8Array, row: number, column: number): number {
  const [top, left] = [Math.floor(row), Math.floor(column)];
  const [lower, righter] = [row - top, column - left];
  const pixel = (y: number, x: number) => (y < 0 || x < 0 || y >= side || x >= side ? 0 : image[y * side + x]!);
  const along = (y: number) => (1 - righter) * pixel(y, left) + righter * pixel(y, left + 1);
  return (1 - lower) * along(top) + lower * along(top + 1);
}

/** The mean of several images. */
export function meanOf(images: readonly Uint8Array[]): Uint8Array {
  return images[0]!.map((_, place) =>
    Math.round(images.reduce((sum, image) => sum + image[place]!, 0) / images.length),
  );
}
