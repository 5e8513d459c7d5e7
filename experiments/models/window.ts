import type {Of, Operation, Tensor} from './step.ts';

/** The kinds of step that slide a window over maps. */
export type Sliding = Extract<Operation, {kind: 'convolution' | 'pooling'}>;

export interface Cell {
  row: number;
  column: number;
}

/** Where a number of maps, [height, width, channels], stands among them, from its place in the row of all. */
export function cellAt([, width, channels]: readonly number[], place: number): Cell & {filter: number} {
  const cell = Math.floor(place / channels!);
  return {row: Math.floor(cell / width!), column: cell % width!, filter: place % channels!};
}

/** One of the maps of a block, row by row. */
export function mapOf({shape, values}: Tensor, channel: number): number[] {
  const [height, width, channels] = shape as [number, number, number];
  return Array.from({length: height * width}, (_, cell) => values[cell * channels + channel]!);
}

/** What lies in the window of an output's cell, in one channel of the input, row by row; zeros beyond the edge. */
export function windowAt(operation: Sliding, input: Tensor, cell: Cell, channel: number): number[] {
  const [height, width, channels] = input.shape as [number, number, number];
  const {row: top, column: left} = windowCorner(operation, cell);
  return Array.from({length: operation.size ** 2}, (_, place) => {
    const row = top + Math.floor(place / operation.size);
    const column = left + (place % operation.size);
    const outside = row < 0 || row >= height || column < 0 || column >= width;
    return outside ? 0 : input.values[(row * width + column) * channels + channel]!;
  });
}

/** Where the window of an output's cell begins; below 0 where it reaches over the edge. */
export function windowCorner(operation: Sliding, {row, column}: Cell): Cell {
  if (operation.kind === 'pooling') return {row: row * operation.size, column: column * operation.size};
  return {row: row - operation.edge, column: column - operation.edge};
}

/** The weights of a filter that lie on one channel, row by row. */
export function kernelOf(
  {operation, inputShape, outputShape}: Of<'convolution'>,
  channel: number,
  filter: number,
): number[] {
  const [channels, filters] = [inputShape[2]!, outputShape[2]!];
  return Array.from(
    {length: operation.size ** 2},
    (_, cell) => operation.kernel[(cell * channels + channel) * filters + filter]!,
  );
}

/** What one cell of a response map is the sum of: one part a channel, and the bias. Not rounded. */
export function convolutionSum(
  step: Of<'convolution'>,
  input: Tensor,
  cell: Cell,
  filter: number,
): {parts: number[]; bias: number; sum: number} {
  const parts = Array.from({length: step.inputShape[2]!}, (_, channel) => {
    const weights = kernelOf(step, channel, filter);
    return windowAt(step.operation, input, cell, channel).reduce((sum, value, at) => sum + value * weights[at]!, 0);
  });
  const bias = step.operation.biases[filter]!;
  return {parts, bias, sum: parts.reduce((sum, part) => sum + part, bias)};
}
