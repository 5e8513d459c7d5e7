/** The side of an image, in pixels. */
export const imageSide = 28;

/** How an image is moved: in pixels, negative for up and left; what was left of it stands right where it is mirrored. */
export interface Move {
  down: number;
  right: number;
  mirrored: boolean;
}

/** Writes an image, [28, 28], to `target`, mirrored first, then moved; background comes in. */
export function moveImage(image: Uint8Array, target: Uint8Array, {down, right, mirrored}: Move): void {
  target.fill(0);
  const width = imageSide - Math.abs(right);
  const [from, to] = [Math.max(0, -right), Math.max(0, right)];
  for (let row = Math.max(0, down); row < imageSide + Math.min(0, down); row++) {
    const source = (row - down) * imageSide;
    const start = row * imageSide + to;
    if (mirrored) {
      const last = source + imageSide - 1 - from;
      for (let column = 0; column < width; column++) target[start + column] = image[last - column]!;
    } else target.set(image.subarray(source + from, source + from + width), start);
  }
}
