/** A map in whole numbers. */
interface Packed {
  bytes: Uint8Array; // [count, 2] of 16 bits without sign, little-endian
  ranges: [low: number, high: number][]; // of x and y: what 0 and 65,535 stand for
}

const most = 65_535;

/** Packs the points of a map, [count, 2], so that the smallest and the largest value of each axis are at the ends. */
export function packMap(points: Float64Array): Packed {
  const ranges = [0, 1].map((axis): [number, number] => {
    const values = points.filter((_, at) => at % 2 === axis);
    return [
      values.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY),
      values.reduce((high, value) => Math.max(high, value), Number.NEGATIVE_INFINITY),
    ];
  });
  const shares = Array.from(points, (value, at) => {
    const [low, high] = ranges[at % 2]!;
    return (value - low) / (high - low || 1);
  });
  return {bytes: packWhole(shares.map((share) => Math.round(share * most))), ranges};
}

/** Packs numbers of 0 ... 65,535, 16 bits each, little-endian; throws on others. */
export function packWhole(values: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(values.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!;
    if (!Number.isInteger(value) || value < 0 || value > most) {
      throw new Error(`invalid number ${at}: ${value} (expected a whole one of 0 ... ${most})`);
    }
    view.setUint16(at * 2, value, true);
  }
  return bytes;
}
