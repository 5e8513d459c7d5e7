/** What an npy file is built of; what is not said is as NumPy writes it. */
export interface NpyParts {
  type?: string;
  shape: readonly number[];
  data: Uint8Array;
  isFortran?: boolean;
  version?: 1 | 2 | 3;
  header?: string; // in place of all above but the data
}

/** The bytes of an npy file. */
export function buildNpy({type = '|u1', shape, data, isFortran = false, version = 1, header}: NpyParts): Buffer {
  const tuple = `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;
  const fields = `{'descr': '${type}', 'fortran_order': ${isFortran ? 'True' : 'False'}, 'shape': ${tuple}, }`;
  const start = version === 1 ? 10 : 12;
  const text = Buffer.from(`${(header ?? fields).padEnd(((start + 101) & ~63) + 63 - start)}\n`);
  const head = Buffer.alloc(start);
  head.write('\x93NUMPY', 'latin1');
  head[6] = version;
  if (version === 1) head.writeUInt16LE(text.length, 8);
  else head.writeUInt32LE(text.length, 8);
  return Buffer.concat([head, text, data]);
}

/** Images of bytes, row by row. */
export function imageArray(shape: readonly number[], value = (place: number) => place % 256): Buffer {
  return buildNpy({shape, data: Uint8Array.from({length: shape.reduce((a, b) => a * b)}, (_, place) => value(place))});
}

/** Labels of bytes. */
export function labelArray(labels: readonly number[]): Buffer {
  return buildNpy({shape: [labels.length], data: Uint8Array.from(labels)});
}
