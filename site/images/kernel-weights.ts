/** A weight of a kernel of 3 x 3: where it stands, channel beside channel, and how strong it is beside the strongest. */
export interface KernelWeight {
  x: number;
  y: number;
  isNegative: boolean;
  strength: number; // 0 ... 1
}

/** The weights of a kernel, on a scale of its own. */
export function weightsOf(kernel: readonly number[]): KernelWeight[] {
  const scale = Math.max(...kernel.map(Math.abs));
  return kernel.map((weight, place) => ({
    x: (place % 3) + 3 * Math.floor(place / 9),
    y: Math.floor((place % 9) / 3),
    isNegative: weight < 0,
    strength: Math.abs(weight) / scale,
  }));
}
