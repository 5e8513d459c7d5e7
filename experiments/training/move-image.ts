import type {ImageShape} from '../artifacts/data-shape.ts';

/** How an image is moved: in pixels, negative for up and left; what was left of it stands right where it is mirrored. */
export interface Move {
  down: number;
  right: number;
  mirrored: boolean;
}

/** Writes an image, [height, width, channels], to `target`, mirrored first, then moved; background comes in. */
export function moveImage(
  image: Uint8Array,
  target: Uint8Array,
  {down, right, mirrored}: Move,
  {height, width, channels}: ImageShape,
): void {
  target.fill(0);
  const row = width * channels;
  const shown = width - Math.abs(right);
  const [from, to] = [Math.max(0, -right), Math.max(0, right)];
  for (let y = Math.max(0, down); y < height + Math.min(0, down); y++) {
    const source = (y - down) * row;
    const start = y * row + to * channels;
    if (!mirrored) {
      target.set(image.subarray(source + from * channels, source + (from + shown) * channels), start);
      continue;
    }
    const last = source + (width - 1 - from) * channels;
    for (let x = 0; x < shown; x++)
      for (let channel = 0; channel < channels; channel++)
        target[start + x * channels + channel] = image[last - x * channels + channel]!;
  }
}
