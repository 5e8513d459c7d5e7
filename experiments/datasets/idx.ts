import {gunzipSync} from 'node:zlib';
import type {ImageShape} from '../artifacts/data-shape.ts';

/** The content of an IDX file of unsigned bytes. */
export interface Idx {
  shape: number[]; // every dimension at least 1
  values: Uint8Array; // row-major; as many as the shape's product
}

const unsignedByte = 0x08;
const unpackedLimit = 2 ** 28; // bytes; the largest official file unpacks to 47 MB
const remedy = 'use a copy that is whole';

/**
 * Reads an IDX file, plain or gzipped; throws an Error that names `source` and the byte unless header and length agree.
 * Format: LeCun, Cortes and Burges, "The MNIST database of handwritten digits", 1998.
 */
export function parseIdx(bytes: Uint8Array, source: string): Idx {
  const data = unpackIdx(bytes, source);
  const shape = readShape(data, source);
  const start = 4 + 4 * shape.length;
  const expected = shape.reduce((product, size) => product * size, 1); // beyond 2 ** 53 still larger than any length
  const found = data.length - start;
  if (found !== expected) {
    const fault = found < expected ? 'the file is truncated, or its header damaged' : 'something follows the values';
    throw new Error(
      `invalid length of IDX file ${source}: ${found} values from byte ${start} on (expected ${expected} for shape [${shape.join(', ')}]); ${fault}: ${remedy}`,
    );
  }
  return {shape, values: new Uint8Array(data.buffer, data.byteOffset + start, found)};
}

/** Reads images, [count, height, width], or [count, height, width, channels] in colour; throws on any other shape. */
export function parseImages(
  bytes: Uint8Array,
  source: string,
  {height, width, channels}: ImageShape,
): {count: number; images: Uint8Array} {
  const {shape, values} = parseIdx(bytes, source);
  const [count, ...found] = shape;
  const expected = [height, width, ...(channels > 1 ? [channels] : [])].join(', ');
  if (count === undefined || found.join(', ') !== expected)
    throw new Error(`invalid shape of images in ${source}: [${shape.join(', ')}] (expected [count, ${expected}])`);
  return {count, images: values};
}

/** Reads labels: [count], each 0 ... `classCount` - 1; throws on any other shape or value. */
export function parseLabels(bytes: Uint8Array, source: string, classCount: number): Uint8Array {
  const {shape, values} = parseIdx(bytes, source);
  if (shape.length !== 1) {
    throw new Error(`invalid shape of labels in ${source}: [${shape.join(', ')}] (expected [count])`);
  }
  const bad = values.findIndex((label) => label >= classCount);
  if (bad !== -1) {
    throw new Error(
      `invalid label in ${source}: ${values[bad]} at byte ${8 + bad} of the unpacked file, image ${bad} (expected 0 ... ${classCount - 1})`,
    );
  }
  return values;
}

function readShape(data: Uint8Array, source: string): number[] {
  checkMagic(data, source);
  const rank = data[3]!;
  const start = 4 + 4 * rank;
  if (data.length < start) {
    throw new Error(
      `invalid header of IDX file ${source}: ends at byte ${data.length} (expected ${start} bytes for ${rank} dimensions); the file is truncated: ${remedy}`,
    );
  }
  const view = new DataView(data.buffer, data.byteOffset);
  return Array.from({length: rank}, (_, axis) => {
    const size = view.getUint32(4 + 4 * axis);
    if (size === 0) {
      throw new Error(
        `invalid dimension ${axis} of IDX file ${source}: 0 at byte ${4 + 4 * axis} (expected at least 1): ${remedy}`,
      );
    }
    return size;
  });
}

function checkMagic(data: Uint8Array, source: string): void {
  if (data.length < 4) {
    throw new Error(
      `invalid header of IDX file ${source}: ends at byte ${data.length} (expected at least 4 bytes): ${remedy}`,
    );
  }
  if (data[0] !== 0 || data[1] !== 0) {
    throw new Error(
      `invalid start of IDX file ${source}: ${hex(data.subarray(0, 4))} at byte 0 (expected 00 00 08, or gzip's 1f 8b); ${startsLikeAPage(data) ? 'this is a web page, such as a server sends in place of a file' : 'this is another kind of file'}: ${remedy}`,
    );
  }
  if (data[2] !== unsignedByte) {
    throw new Error(
      `invalid element type of IDX file ${source}: ${hex(data.subarray(2, 3))} at byte 2 (expected 08, unsigned bytes)`,
    );
  }
  if (data[3] === 0)
    throw new Error(`invalid dimension count of IDX file ${source}: 0 at byte 3 (expected at least 1)`);
}

/** The bytes of an IDX file that may be gzipped; throws where they would be more than `limit`, or where the stream is damaged. */
export function unpackIdx(bytes: Uint8Array, source: string, limit = unpackedLimit): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const {data, read} = gunzip(bytes, source, limit);
  if (read < bytes.length) {
    throw new Error(
      `invalid end of gzip stream in ${source}: byte ${read} (expected the end of the file, found ${bytes.length - read} bytes more): ${remedy}`,
    );
  }
  return data;
}

function gunzip(bytes: Uint8Array, source: string, limit: number): {data: Uint8Array; read: number} {
  try {
    // node's types leave out `info`, which alone tells of the zero bytes that gunzip skips behind the stream
    const options = {maxOutputLength: limit, info: true};
    const unpacked = gunzipSync(bytes, options) as unknown as {buffer: Buffer; engine: {bytesWritten: number}};
    return {data: unpacked.buffer, read: unpacked.engine.bytesWritten};
  } catch (cause) {
    const {message} = cause as Error;
    const why = meaning(message, bytes.length, limit);
    throw new Error(`invalid gzip stream in ${source}: ${message} (${why}): ${remedy}`, {cause});
  }
}

function meaning(message: string, length: number, limit: number): string {
  if (message.includes('unexpected end of file')) return `it breaks off at byte ${length}: the file is truncated`;
  if (message.includes('incorrect header check')) return 'what follows the first gzip member is not gzip';
  if (message.includes('larger than')) return `expected at most ${limit} bytes when unpacked`;
  return 'the file is damaged: its content does not fit its own checks';
}

function startsLikeAPage(data: Uint8Array): boolean {
  return new TextDecoder().decode(data.subarray(0, 64)).trimStart().startsWith('<');
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
