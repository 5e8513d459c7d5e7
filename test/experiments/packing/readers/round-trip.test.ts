import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import type {FoundImage, RawImage} from '../../../../experiments/packing/found.ts';
import {fromMemory} from '../../../../experiments/packing/readers/byte-source.ts';
import {readCsv} from '../../../../experiments/packing/readers/csv.ts';
import {readNpzArchive} from '../../../../experiments/packing/readers/npz.ts';
import {buildNpy} from './build-npy.ts';
import {buildZip} from './build-zip.ts';

const pixels = fc.array(fc.nat(255), {minLength: 4, maxLength: 4});
const labels = fc
  .string({unit: 'grapheme', minLength: 1, maxLength: 9})
  .map((text) => text.trim())
  .filter((text) => text !== '' && !text.includes('\ufffd') && !/^-?\d+\./.test(text)); // "7.0" is read as 7
const images = fc.array(fc.record({label: labels, pixels}, {noNullPrototype: true}), {minLength: 1, maxLength: 6});

async function contentOf(found: readonly FoundImage[]): Promise<{label: string; pixels: number[]}[]> {
  const read = found.map(async ({className, load}) => ({
    label: className,
    pixels: [...((await load()) as RawImage).pixels],
  }));
  return Promise.all(read);
}

test('readCsv(source) reads what was written, with any label, separator and end of line', async () => {
  const style = fc.record({
    separator: fc.constantFrom(',', ';', '\t'),
    end: fc.constantFrom('\n', '\r\n'),
    isClosed: fc.boolean(),
    block: fc.integer({min: 1, max: 99}),
  });
  await fc.assert(
    fc.asyncProperty(images, style, async (written, {separator, end, isClosed, block}) => {
      const rows = written.map((image) => [`"${image.label.replaceAll('"', '""')}"`, ...image.pixels]);
      const lines = [['label', 'a', 'b', 'c', 'd'], ...rows].map((row) => row.join(separator));
      const bytes = Buffer.from(lines.join(end) + (isClosed ? end : ''));
      const found = await readCsv(fromMemory(bytes, 'leaves.csv'), {folder: '.', block});
      assert.deepEqual(await contentOf(found.images), written);
    }),
  );
});

/** How numbers are written as each type. */
const types: Record<string, (values: number[]) => Uint8Array> = {
  '|u1': (values) => Uint8Array.from(values),
  '<u2': (values) => new Uint8Array(Uint16Array.from(values).buffer),
  '<i4': (values) => new Uint8Array(Int32Array.from(values).buffer),
  '<i8': (values) => new Uint8Array(BigInt64Array.from(values, BigInt).buffer),
  '<f4': (values) => new Uint8Array(Float32Array.from([...values]).buffer),
  '<f8': (values) => new Uint8Array(Float64Array.from(values).buffer),
};

test('readNpzArchive(source) reads what was written, of any type, either order of axes and of bytes', async () => {
  const style = fc.record({
    type: fc.constantFrom(...Object.keys(types)),
    isFortran: fc.boolean(),
    isSwapped: fc.boolean(),
    isDeflated: fc.boolean(),
    isZip64: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(images, style, async (read, {type, isFortran, isSwapped, ...zip}) => {
      const written = read.map((image, place) => ({label: `${place - 1}`, pixels: [255, ...image.pixels.slice(1)]}));
      const inRows = written.flatMap((image) => image.pixels);
      const inColumns = [0, 2, 1, 3].flatMap((place) => written.map((image) => image.pixels[place]!)); // rows run faster
      const plain = types[type]!(isFortran ? inColumns : inRows);
      const data = isSwapped ? swapped(plain, Number(type[2])) : plain;
      const shape = [written.length, 2, 2];
      const x = buildNpy({type: isSwapped ? type.replace('<', '>') : type, shape, data, isFortran});
      const y = buildNpy({
        type: '|i1',
        shape: [written.length],
        data: Uint8Array.from(written, (_, place) => place - 1),
      });
      const archive = buildZip({'x.npy': x, 'y.npy': y}, zip);
      const found = await readNpzArchive(fromMemory(archive, 'leaves.npz'));
      assert.deepEqual(await contentOf(found.images), written);
    }),
  );
});

function swapped(bytes: Uint8Array, size: number): Uint8Array {
  const elements = Array.from({length: bytes.length / size}, (_, place) =>
    bytes.slice(place * size, (place + 1) * size).reverse(),
  );
  return Uint8Array.from(elements.flatMap((element) => [...element]));
}
