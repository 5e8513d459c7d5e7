/** The bytes of an IDX file. */
export function buildIdx(shape: readonly number[], value = (place: number) => place % 256): Buffer {
  const header = Buffer.alloc(4 + 4 * shape.length);
  header.writeUInt32BE(0x0800 + shape.length);
  for (const [axis, size] of shape.entries()) header.writeUInt32BE(size, 4 + 4 * axis);
  const length = shape.reduce((product, size) => product * size, 1);
  return Buffer.concat([header, Uint8Array.from({length}, (_, place) => value(place))]);
}
