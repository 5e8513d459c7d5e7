import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {gzipSync} from 'node:zlib';
import fc from 'fast-check';
import {type Idx, parseIdx, parseImages, parseLabels} from '../../../experiments/datasets/idx.ts';
import {grey28} from '../shapes.ts';

const source = 'folder/some-idx1-ubyte';
const calls = {
  parseIdx,
  parseImages: (bytes: Uint8Array, name: string) => parseImages(bytes, name, grey28),
  parseLabels: (bytes: Uint8Array, name: string) => parseLabels(bytes, name, 10),
};
const fixtures = new URL('../../fixtures/idx/', import.meta.url);
const broken: Record<string, {call: keyof typeof calls; message: string}> = JSON.parse(
  readFileSync(new URL('messages.json', fixtures), 'utf8'),
);

for (const [name, {call, message}] of Object.entries(broken)) {
  test(`${call}(bytes, source) says what is wrong with ${name}`, () => {
    assert.throws(() => calls[call](readFileSync(new URL(name, fixtures)), name), {message});
  });
}

const files: fc.Arbitrary<Idx> = fc.array(fc.integer({min: 1, max: 5}), {minLength: 1, maxLength: 4}).chain((shape) => {
  const length = shape.reduce((product, size) => product * size);
  return fc.uint8Array({minLength: length, maxLength: length}).map((values) => ({shape, values}));
});

function encode({shape, values}: Idx): Uint8Array {
  const header = new DataView(new ArrayBuffer(4 + 4 * shape.length));
  header.setUint32(0, 0x0800 + shape.length);
  for (const [axis, size] of shape.entries()) header.setUint32(4 + 4 * axis, size);
  return Uint8Array.from([...new Uint8Array(header.buffer), ...values]);
}

function assertRejects(bytes: Uint8Array): void {
  assert.throws(() => parseIdx(bytes, source), isDocumented);
}

function isDocumented(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('invalid ') && error.message.includes(source);
}

test('parseIdx(bytes, source) returns what was written, plain or gzipped', () => {
  fc.assert(
    fc.property(files, (file) => {
      assert.deepEqual(parseIdx(encode(file), source), file);
      assert.deepEqual(parseIdx(gzipSync(encode(file)), source), file);
    }),
  );
});

test('parseIdx(bytes, source) reads files that begin within a larger buffer', () => {
  const bytes = Uint8Array.from([9, 9, 9, ...encode({shape: [2], values: Uint8Array.of(5, 6)}), 9]);
  assert.deepEqual(parseIdx(bytes.subarray(3, -1), source), {shape: [2], values: Uint8Array.of(5, 6)});
});

test('parseIdx(bytes, source) rejects a file cut anywhere, plain or gzipped', () => {
  fc.assert(
    fc.property(files, fc.boolean(), fc.nat(), (file, zipped, cut) => {
      const bytes = zipped ? gzipSync(encode(file)) : encode(file);
      assertRejects(bytes.subarray(0, cut % bytes.length));
    }),
  );
});

test('parseIdx(bytes, source) rejects a file with anything behind it, plain or gzipped', () => {
  const rests = fc.uint8Array({minLength: 1, maxLength: 40});
  fc.assert(
    fc.property(files, fc.boolean(), rests, (file, zipped, rest) => {
      assertRejects(Buffer.concat([zipped ? gzipSync(encode(file)) : encode(file), rest]));
    }),
  );
});

test('parseIdx(bytes, source) with a changed header byte throws or returns the shape that the header declares', () => {
  fc.assert(
    fc.property(files, fc.nat(), fc.integer({min: 1, max: 255}), (file, place, change) => {
      const bytes = encode(file);
      bytes[place % (4 + 4 * file.shape.length)]! ^= change;
      try {
        const read = parseIdx(bytes, source);
        assert.deepEqual(encode(read), bytes);
      } catch (error) {
        assert(isDocumented(error), `${error}`);
      }
    }),
    {numRuns: 1000},
  );
});

test('parseIdx(bytes, source) throws nothing but its own errors, whatever the bytes', () => {
  const starts = fc.constantFrom([], [0, 0, 8], [0, 0, 8, 1, 0, 0, 0], [0x1f, 0x8b], [0x1f, 0x8b, 8, 0]);
  fc.assert(
    fc.property(starts, fc.uint8Array({maxLength: 60}), (start, rest) => {
      const bytes = Uint8Array.from([...start, ...rest]);
      try {
        assert.deepEqual(encode(parseIdx(bytes, source)), bytes);
      } catch (error) {
        assert(isDocumented(error), `${error}`);
      }
    }),
    {numRuns: 1000},
  );
});

test('parseImages(bytes, source) returns the number of images and their pixels', () => {
  const values = new Uint8Array(2 * 28 * 28).fill(7);
  assert.deepEqual(parseImages(encode({shape: [2, 28, 28], values}), source, grey28), {count: 2, images: values});
});

test('parseLabels(bytes, source, classCount) takes labels below classCount only', () => {
  const bytes = encode({shape: [3], values: Uint8Array.of(0, 2, 3)});
  assert.deepEqual(parseLabels(bytes, source, 4), Uint8Array.of(0, 2, 3));
  assert.throws(
    () => parseLabels(bytes, source, 3),
    /invalid label in .*: 3 at byte 10 .*image 2 \(expected 0 \.\.\. 2\)/,
  );
});
