import {InputError} from '../input-error.ts';
import {elementCount, type NpyArray, numberReader, offsets, shapeText} from './npy.ts';

/** The labels of an array of [count] or [count, 1], or of one column a class, as texts; throws an error that names it. */
export function labelsOf(array: NpyArray): {labels: string[]; isOneHot: boolean} {
  const {shape, kind, name} = array;
  const isText = kind === 'U' || kind === 'S';
  const isFlat = shape.length === 1 || (shape.length === 2 && shape[1] === 1);
  if (isFlat) return {labels: isText ? textsOf(array) : numbersOf(array).map(asLabel(name)), isOneHot: false};
  if (shape.length === 2 && !isText && shape[1]! > 1) return {labels: fromOneHot(array), isOneHot: true};
  throw new InputError(
    `invalid shape of labels in ${name}: ${shapeText(shape)} (expected [count], [count, 1], or [count, classes] with a 1 in each row)`,
  );
}

function numbersOf(array: NpyArray): number[] {
  const read = numberReader(array);
  const numbers = new Array<number>(elementCount(array));
  let place = 0;
  for (const offset of offsets(array)) {
    numbers[place] = read(offset);
    place += 1;
  }
  return numbers;
}

function asLabel(name: string): (value: number, place: number) => string {
  return (value, place) => {
    if (Number.isSafeInteger(value)) return String(value);
    throw new InputError(`invalid label in ${name}[${place}]: ${value} (expected a whole number): save them as int64`);
  };
}

/** The column that holds the 1 of each row. */
function fromOneHot(array: NpyArray): string[] {
  const [count, classes] = array.shape as [number, number];
  const values = numbersOf(array);
  return Array.from({length: count}, (_, row) => {
    const found = values.slice(row * classes, (row + 1) * classes);
    const label = found.indexOf(1);
    if (label !== -1 && found.every((value, column) => value === (column === label ? 1 : 0))) return String(label);
    throw new InputError(
      `invalid labels in ${array.name}[${row}]: ${found.slice(0, 20).join(', ')} (expected a single 1, and 0 otherwise): images of several classes at once cannot be packed`,
    );
  });
}

function textsOf({name, data, itemSize, kind, isBigEndian}: NpyArray): string[] {
  return Array.from({length: data.length / itemSize}, (_, place) => {
    const bytes = data.subarray(place * itemSize, (place + 1) * itemSize);
    const text = kind === 'S' ? decodeBytes(bytes) : decodeCodePoints(bytes, isBigEndian);
    if (text) return text;
    const fault = text === '' ? 'an empty text' : 'no Unicode';
    throw new InputError(`invalid label in ${name}[${place}]: ${fault} (expected the name of a class)`);
  });
}

function decodeBytes(bytes: Buffer): string | undefined {
  const text = bytes.toString('utf8').replace(/\0+$/, '');
  return text.includes('\ufffd') ? undefined : text;
}

function decodeCodePoints(bytes: Buffer, isBigEndian: boolean): string | undefined {
  const points = Array.from({length: bytes.length / 4}, (_, place) =>
    isBigEndian ? bytes.readUInt32BE(4 * place) : bytes.readUInt32LE(4 * place),
  );
  const length = points.findLastIndex((point) => point !== 0) + 1;
  const isUnicode = points.every((point) => point <= 0x10ffff && (point < 0xd800 || point > 0xdfff));
  return isUnicode
    ? points
        .slice(0, length)
        .map((point) => String.fromCodePoint(point))
        .join('')
    : undefined;
}
