import type {ImageShape} from '../../artifacts/data-shape.ts';

/** What the cells of a map see of the image, in pixels; see `ReceptiveField` of the models. */
interface Field {
  size: number;
  step: number;
  start: number;
}

/**
 * Spreads a map, [height, width], over the pixels of the image, [height, width]: each cell's value stands in the middle
 * of what the cell sees, in between by straight lines, and goes on to the edges.
 */
export function layOver(
  map: ArrayLike<number>,
  cells: Pick<ImageShape, 'height' | 'width'>,
  {size, step, start}: Field,
  image: Pick<ImageShape, 'height' | 'width'>,
): Float32Array {
  const middle = start + (size - 1) / 2; // of the first cell
  const positions = (pixels: number, last: number) =>
    Array.from({length: pixels}, (_, pixel) => Math.min(last, Math.max(0, (pixel - middle) / step)));
  const [rows, columns] = [positions(image.height, cells.height - 1), positions(image.width, cells.width - 1)];
  return Float32Array.from({length: image.height * image.width}, (_, place) => {
    const [down, across] = [rows[Math.floor(place / image.width)]!, columns[place % image.width]!];
    const along = (row: number) => between((column) => map[row * cells.width + column]!, across);
    return between(along, down);
  });
}

/** The value at a position between whole ones. */
function between(value: (place: number) => number, position: number): number {
  const [before, after] = [Math.floor(position), Math.ceil(position)];
  return value(before) + (position - before) * (value(after) - value(before));
}
