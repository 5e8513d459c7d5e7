import assert from 'node:assert/strict';
import {test} from 'node:test';
import {gzipSync} from 'node:zlib';
import fc from 'fast-check';
import {InputError} from '../../../../experiments/packing/input-error.ts';
import {fromMemory} from '../../../../experiments/packing/readers/byte-source.ts';
import {readCsv} from '../../../../experiments/packing/readers/csv.ts';
import {parsePair} from '../../../../experiments/packing/readers/idx.ts';
import {parseNpy} from '../../../../experiments/packing/readers/npy.ts';
import {imagesOf} from '../../../../experiments/packing/readers/npy-images.ts';
import {labelsOf} from '../../../../experiments/packing/readers/npy-labels.ts';
import {readNpzArchive} from '../../../../experiments/packing/readers/npz.ts';
import {readEntry} from '../../../../experiments/packing/readers/zip.ts';
import {listZip} from '../../../../experiments/packing/readers/zip-directory.ts';
import {buildIdx} from './build-idx.ts';
import {buildNpy, imageArray, labelArray} from './build-npy.ts';
import {buildZip} from './build-zip.ts';

// Whatever the bytes: either something is read, or our own error names the file. FUZZ=100000 asks for more of them.

const numRuns = Number(process.env.FUZZ ?? 300);
const name = 'folder/leaves.bin';
const mostGrowth = 512 * 1024; // kilobytes of memory, however many runs

/** Valid files with bytes changed, cut out, put in, or doubled; and bytes of chance. */
function damaged(valid: readonly Uint8Array[]): fc.Arbitrary<Buffer> {
  const change = fc.record({
    kind: fc.constantFrom('set', 'cut', 'insert', 'end', 'double'),
    at: fc.nat(),
    value: fc.oneof(fc.nat(255), fc.constantFrom(0, 1, 0x22, 0x2c, 0x7f, 0x80, 0xff)),
    length: fc.integer({min: 1, max: 9}),
  });
  const mutated = fc.tuple(fc.constantFrom(...valid), fc.array(change, {maxLength: 6})).map(([file, changes]) => {
    let bytes = Buffer.from(file);
    for (const {kind, at, value, length} of changes) {
      const place = at % (bytes.length + 1);
      const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)];
      const filled = Buffer.alloc(length, value);
      if (kind === 'set') bytes = Buffer.concat([before, filled, after.subarray(length)]);
      else if (kind === 'cut') bytes = Buffer.concat([before, after.subarray(length)]);
      else if (kind === 'insert') bytes = Buffer.concat([before, filled, after]);
      else if (kind === 'double') bytes = Buffer.concat([before, after.subarray(0, 40), after]);
      else bytes = before;
    }
    return bytes;
  });
  const random = fc.uint8Array({maxLength: 200}).map((bytes) => Buffer.from(bytes));
  const begun = fc.tuple(mutated, random).map(([file, rest]) => Buffer.concat([file.subarray(0, 20), rest]));
  return fc.oneof({weight: 6, arbitrary: mutated}, {weight: 1, arbitrary: random}, {weight: 1, arbitrary: begun});
}

/** Runs `read` on damaged files, and asserts that it throws nothing but our errors, and takes little memory. */
async function assertOnlyOurErrors(files: fc.Arbitrary<Buffer>, read: (bytes: Buffer) => unknown): Promise<void> {
  const before = process.resourceUsage().maxRSS;
  const counts = {read: 0, refused: 0};
  await fc.assert(
    fc.asyncProperty(files, async (bytes) => {
      try {
        await read(bytes);
        counts.read += 1;
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        if (error.cause instanceof TypeError || error.cause instanceof RangeError) throw error.cause;
        assert.ok(error.message.includes(name) && error.message.length < 1500, error.message);
        counts.refused += 1;
      }
    }),
    {numRuns},
  );
  assert.ok(counts.read > 0 && counts.refused > 0, JSON.stringify(counts));
  const growth = process.resourceUsage().maxRSS - before;
  assert.ok(growth < mostGrowth, `${growth} kB`);
}

const floats = new Uint8Array(Float32Array.of(0, 0.5, 1, 0.25).buffer);
const arrays = [
  imageArray([2, 2, 2]),
  labelArray([1, 2]),
  buildNpy({type: '<f4', shape: [1, 2, 2], data: floats, isFortran: true}),
  buildNpy({type: '<U2', shape: [2], data: Buffer.from('a\0\0\0b\0\0\0c\0\0\0\0\0\0\0')}),
  buildNpy({type: '>i8', shape: [1, 2], data: Buffer.alloc(16, 1), version: 2}),
  buildNpy({type: '|u1', shape: [2, 3], data: Uint8Array.of(0, 1, 0, 1, 0, 0), version: 3}),
];
const files = {
  'x_train.npy': arrays[0]!,
  'y_train.npy': arrays[1]!,
  'x_test.npy': arrays[0]!,
  'y_test.npy': arrays[5]!,
};
const archives = [{}, {isDeflated: true}, {isZip64: true}, {isZip64: true, isDeflated: true}, {comment: 'PK'}].map(
  (style) => buildZip(files, style),
);

test('parseNpy(bytes) and what reads its array throw nothing but our errors', async () => {
  await assertOnlyOurErrors(damaged(arrays), (bytes) => {
    const array = parseNpy(bytes, name);
    const [images, labels] = [attempt(() => imagesOf(array)), attempt(() => labelsOf(array))];
    if (images instanceof InputError && labels instanceof InputError) throw images;
  });
});

function attempt<T>(read: () => T): T | InputError {
  try {
    return read();
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
}

test('listZip(source) and readEntry(source, entry) throw nothing but our errors', async () => {
  await assertOnlyOurErrors(damaged(archives), async (bytes) => {
    const source = fromMemory(bytes, name);
    for (const entry of await listZip(source)) if (entry.size < 2 ** 32) await readEntry(source, entry);
  });
});

test('readNpzArchive(source) throws nothing but our errors', async () => {
  await assertOnlyOurErrors(damaged(archives), (bytes) => readNpzArchive(fromMemory(bytes, name)));
});

const tables = [
  'label,a,b,c,d\n7,0,1,254,255\n8,0,1,254,255\n',
  '\ufeff"la""bel";"a;b";c;d;e\r\n"7\n";0;"1";2;3\r\n\r\n',
  'file\tlabel\tsplit\nx.png\tOak\ttrain\n',
  'Oak,1,2,3,4,5,6,7,8,9,10,11,12\nAsh,1,2,3,4,5,6,7,8,9,10,11,12',
  `label,a\n${'1,2\n'.repeat(40)}`,
].map((text) => Buffer.from(text));

test('readCsv(source) throws nothing but our errors, and reads the same in blocks of any length', async () => {
  const folder = '/no/such/folder';
  await assertOnlyOurErrors(damaged(tables), async (bytes) => {
    const read = (block?: number) =>
      readCsv(fromMemory(bytes, name), {folder, ...(block && {block})}).then(
        ({images, leftOut, notes}) => ({images: images.map(({name, className}) => [name, className]), leftOut, notes}),
        (error: unknown) => error,
      );
    const [whole, inBlocks] = [await read(), await read(1 + (bytes.length % 7))];
    assert.deepEqual(
      inBlocks instanceof Error ? inBlocks.message : inBlocks,
      whole instanceof Error ? whole.message : whole,
    );
    if (whole instanceof Error) throw whole;
  });
});

const [images, labels] = [buildIdx([2, 2, 2]), buildIdx([2])];
const pair = {part: undefined, images: name, labels: name};

test('parsePair(images, labels) of IDX throws nothing but our errors', async () => {
  await assertOnlyOurErrors(damaged([images, gzipSync(images), buildIdx([2, 1, 1, 3])]), (bytes) => {
    parsePair(bytes, labels, pair);
  });
  await assertOnlyOurErrors(damaged([labels, gzipSync(labels)]), (bytes) => parsePair(images, bytes, pair));
});
