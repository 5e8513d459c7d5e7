/** Reads 16-bit floats (IEEE 754 binary16), little-endian; by hand, as browsers of two years ago have no getFloat16. */
export function decodeHalf(bytes: ArrayBuffer): Float32Array {
  const view = new DataView(bytes);
  return Float32Array.from({length: bytes.byteLength / 2}, (_, place) => halfAt(view.getUint16(place * 2, true)));
}

function halfAt(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = (bits & 0x3ff) / 0x400;
  if (exponent === 0) return sign * fraction * 2 ** -14;
  if (exponent === 0x1f) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction) * 2 ** (exponent - 15);
}
