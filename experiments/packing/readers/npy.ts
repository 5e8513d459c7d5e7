import {InputError} from '../input-error.ts';
import {type NpyHeader, readNpyHeader} from './npy-header.ts';

/** An array as an npy file holds it. */
export interface NpyArray extends NpyHeader {
  name: string; // for messages
  data: Buffer; // the elements, as many as the shape says
}

/** Reads an npy file; throws an error that names `name` unless header and length agree. */
export function parseNpy(bytes: Buffer, name: string): NpyArray {
  const header = readNpyHeader(bytes, name);
  const data = bytes.subarray(header.dataStart);
  const expected = header.shape.reduce((product, size) => product * size, header.itemSize);
  if (data.length !== expected) {
    throw new InputError(
      `invalid length of npy array ${name}: ${data.length} bytes of elements (expected ${expected} for shape ${shapeText(header.shape)}): use a copy that is whole`,
    );
  }
  return {...header, name, data};
}

/** A shape as Python writes it. */
export function shapeText(shape: readonly number[]): string {
  return `[${shape.join(', ')}]`;
}

/** How many elements an array has. */
export function elementCount({shape}: NpyArray): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** The element at a byte of the array's data, as a number; whole ones beyond 2 ** 53 are rounded. Not for texts. */
export function numberReader({kind, itemSize, isBigEndian, data}: NpyArray): (at: number) => number {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const isLittle = !isBigEndian;
  switch (`${kind}${itemSize}`) {
    case 'u2':
      return (at) => view.getUint16(at, isLittle);
    case 'u4':
      return (at) => view.getUint32(at, isLittle);
    case 'u8':
      return (at) => Number(view.getBigUint64(at, isLittle));
    case 'i1':
      return (at) => view.getInt8(at);
    case 'i2':
      return (at) => view.getInt16(at, isLittle);
    case 'i4':
      return (at) => view.getInt32(at, isLittle);
    case 'i8':
      return (at) => Number(view.getBigInt64(at, isLittle));
    case 'f4':
      return (at) => view.getFloat32(at, isLittle);
    case 'f8':
      return (at) => view.getFloat64(at, isLittle);
    default:
      return (at) => view.getUint8(at);
  }
}

/** Where each element lies in the array's data, the last axis running fastest. */
export function* offsets({shape, itemSize, isFortran}: NpyArray): Generator<number> {
  const count = shape.reduce((product, size) => product * size, 1);
  if (!isFortran) {
    for (let place = 0; place < count; place += 1) yield place * itemSize;
    return;
  }
  const strides = shape.map((_, axis) => shape.slice(0, axis).reduce((product, size) => product * size, itemSize));
  const index = shape.map(() => 0);
  let offset = 0;
  for (let place = 0; place < count; place += 1) {
    yield offset;
    for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
      index[axis]! += 1;
      offset += strides[axis]!;
      if (index[axis]! < shape[axis]!) break;
      offset -= index[axis]! * strides[axis]!;
      index[axis] = 0;
    }
  }
}
