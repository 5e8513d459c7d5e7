const imageSide = 28;

/** What the cells of a map see of the image, in pixels; see `ReceptiveField` of the models. */
interface Field {
  size: number;
  step: number;
  start: number;
}

/**
 * Spreads a map, [side, side], over the 28 x 28 pixels of the image: each cell's value stands in the middle of what the
 * cell sees, in between by straight lines, and goes on to the edges.
 */
export function layOver(map: ArrayLike<number>, {size, step, start}: Field): Float32Array {
  const side = Math.sqrt(map.length);
  const middle = start + (size - 1) / 2; // of the first cell
  const positions = Array.from({length: imageSide}, (_, pixel) =>
    Math.min(side - 1, Math.max(0, (pixel - middle) / step)),
  );
  return Float32Array.from({length: imageSide ** 2}, (_, place) => {
    const [down, across] = [positions[Math.floor(place / imageSide)]!, positions[place % imageSide]!];
    const along = (row: number) => between((column) => map[row * side + column]!, across);
    return between(along, down);
  });
}

/** The value at a position between whole ones. */
function between(value: (place: number) => number, position: number): number {
  const [before, after] = [Math.floor(position), Math.ceil(position)];
  return value(before) + (position - before) * (value(after) - value(before));
}
