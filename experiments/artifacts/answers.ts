/** Classes, one an image, as whole numbers of 16 bits, little-endian. */
export function encodeAnswers(labels: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(labels.length * 2);
  for (const [image, label] of labels.entries()) bytes[2 * image] = label;
  return bytes;
}

/** Reads what `encodeAnswers` wrote. */
export function decodeAnswers(bytes: Uint8Array): Uint8Array {
  return bytes.filter((_, place) => place % 2 === 0);
}
