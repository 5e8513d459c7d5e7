/** Numbers as 16-bit floats (IEEE 754 binary16), little-endian. */
export function encodeHalf(values: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(values.length * 2);
  const view = new DataView(bytes.buffer);
  for (let place = 0; place < values.length; place++) view.setFloat16(place * 2, values[place]!, true);
  return bytes;
}

/** Reads what `encodeHalf` wrote; an error where that cannot be it. */
export function decodeHalf(bytes: Uint8Array): Float32Array {
  if (bytes.byteLength % 2 !== 0)
    throw new Error(`invalid half-precision numbers: ${bytes.byteLength} bytes (expected two a number)`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({length: bytes.byteLength / 2}, (_, place) => view.getFloat16(place * 2, true));
}
