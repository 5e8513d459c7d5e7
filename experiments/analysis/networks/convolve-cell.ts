/** Numbers of a shape, the last axis the fastest. */
export interface Block {
  values: ArrayLike<number>;
  shape: readonly number[];
}

/** A cell of a response map. */
export interface Cell {
  row: number;
  column: number;
  filter: number;
}

/** How a cell of a convolution comes about. Arrays are [size, size, channels]. */
export interface ConvolvedCell {
  window: number[]; // what the kernel lies on
  weights: number[]; // of the kernel
  products: number[];
  sum: number; // of the products and the bias
}

/**
 * Computes one cell of a convolution that stays inside its input, [height, width, channels], number by number. The
 * kernel is [size, size, channels, filters], the biases are [filters].
 */
export function convolveCell(
  input: Block,
  kernel: Block,
  biases: ArrayLike<number>,
  {row, column, filter}: Cell,
): ConvolvedCell {
  const [, width, channels] = input.shape as [number, number, number];
  const [size, , , filters] = kernel.shape as [number, number, number, number];
  const places = Array.from({length: size * size * channels}, (_, place) => {
    const [across, channel] = [Math.floor(place / channels), place % channels];
    return ((row + Math.floor(across / size)) * width + column + (across % size)) * channels + channel;
  });
  const window = places.map((place) => input.values[place]!);
  const weights = places.map((_, place) => kernel.values[place * filters + filter]!);
  const products = window.map((value, place) => value * weights[place]!);
  return {window, weights, products, sum: products.reduce((total, product) => total + product, biases[filter]!)};
}
