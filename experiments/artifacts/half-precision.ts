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
  const values = new Float32Array(bytes.byteLength / 2);
  for (let place = 0; place < values.length; place++)
    values[place] = allValues[bytes[2 * place]! | (bytes[2 * place + 1]! << 8)]!;
  return values;
}

/** The value of each of the 65,536 patterns of 16 bits. */
const allValues = listValues();

function listValues(): Float32Array {
  const view = new DataView(new ArrayBuffer(2));
  return Float32Array.from({length: 2 ** 16}, (_, bits) => {
    view.setUint16(0, bits);
    return view.getFloat16(0);
  });
}
