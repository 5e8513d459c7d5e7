import assert from 'node:assert/strict';
import path from 'node:path';
import {test} from 'node:test';
import {findImages} from '../../../../experiments/packing/find-images.ts';
import {assertRefuses, makeSource, outline, rawImage} from '../make-source.ts';
import {buildNpy, imageArray, labelArray, type NpyParts} from './build-npy.ts';
import {buildZip, type ZipStyle} from './build-zip.ts';

/** An npz file in a folder of its own. */
function npz(arrays: Readonly<Record<string, Uint8Array>>, style: ZipStyle = {}): string {
  const files = Object.fromEntries(Object.entries(arrays).map(([name, bytes]) => [`${name}.npy`, bytes]));
  return npzOf(buildZip(files, style));
}

function npzOf(bytes: Uint8Array): string {
  return path.join(makeSource({'leaves.npz': bytes}), 'leaves.npz');
}

const pair = {x: imageArray([3, 2, 2]), y: labelArray([10, 9, 10])};
const images = ['10 leaves.npz, x[0]', '9 leaves.npz, x[1]', '10 leaves.npz, x[2]'];

/** Numbers as the bytes of an array. */
const bytesOf = (array: Float32Array | Float64Array | Int32Array | BigInt64Array | Uint16Array) =>
  new Uint8Array(array.buffer);
const swap = (bytes: Uint8Array, size: number) =>
  bytes.map((_, place) => bytes[place - (place % size) + size - 1 - (place % size)]!);

for (const [title, style] of [
  ['stored', {}],
  ['deflated', {isDeflated: true}],
  ['of zip64', {isZip64: true, isDeflated: true}],
  ['with a comment', {comment: 'made by hand PK\u0005\u0006'}],
] as const) {
  test(`findImages(npz) reads arrays that are ${title}`, async () => {
    const found = await findImages(npz(pair, style));
    assert.equal(found.format, 'npz');
    assert.deepEqual(outline(found), {images, leftOut: []});
    assert.deepEqual(await rawImage(found, 1), {height: 2, width: 2, channels: 1, pixels: Uint8Array.of(4, 5, 6, 7)});
  });
}

test('findImages(npz) reads the names of Keras, of MedMNIST and others', async () => {
  const [x, y] = [imageArray([1, 2, 2]), labelArray([3])];
  const parts = async (arrays: Record<string, Buffer>) => outline(await findImages(npz(arrays))).images;
  assert.deepEqual(await parts({x_train: x, y_train: y, x_test: x, y_test: y}), [
    'training 3 leaves.npz, x_train[0]',
    'test 3 leaves.npz, x_test[0]',
  ]);
  const medical = {train_images: x, train_labels: y, val_images: x, val_labels: y, test_images: x, test_labels: y};
  assert.deepEqual(await parts(medical), [
    'training 3 leaves.npz, train_images[0]',
    'validation 3 leaves.npz, val_images[0]',
    'test 3 leaves.npz, test_images[0]',
  ]);
  for (const [a, b] of [
    ['images', 'labels'],
    ['X', 'y'],
    ['data', 'target'],
  ] as const)
    assert.deepEqual(await parts({[a]: x, [b]: y}), [`3 leaves.npz, ${a}[0]`]);
});

test('findImages(folder) reads npy files that lie there', async () => {
  const found = await findImages(makeSource({'x_train.npy': pair.x, 'y_train.npy': pair.y, 'x.txt': 'x'}));
  assert.deepEqual(outline(found).images[0], `training 10 ${outline(found).images[0]!.split(' ').slice(2).join(' ')}`);
  assert.equal(found.images.length, 3);
  assert.deepEqual(outline(found).leftOut, ['x.txt: a file beside the npz files that were read']);
});

test('findImages(npz) leaves out arrays that are no images or lack their labels, by name', async () => {
  const archive = buildZip({
    'x.npy': pair.x,
    'y.npy': pair.y,
    'x_test.npy': pair.x,
    'weights.npy': pair.x,
    'a.txt': pair.x,
  });
  assert.deepEqual(outline(await findImages(npzOf(archive))).leftOut, [
    'leaves.npz, x_test: images without labels, or labels without images',
    'leaves.npz, weights: neither images nor labels, by its name',
    'leaves.npz, a.txt: no npy array',
  ]);
});

const pixels = [0, 1, 254, 255];

for (const [title, parts, channels] of [
  ['[n, h, w, 1]', {shape: [1, 2, 2, 1], data: Uint8Array.from(pixels)}, 1],
  ['[n, h, w, 3]', {shape: [1, 2, 2, 3], data: Uint8Array.from([...pixels, ...pixels, ...pixels])}, 3],
  ['columns first', {shape: [1, 2, 2], isFortran: true, data: Uint8Array.from([0, 254, 1, 255])}, 1],
  ['int64', {type: '<i8', shape: [1, 2, 2], data: bytesOf(BigInt64Array.from(pixels, BigInt))}, 1],
  ['float32', {type: '<f4', shape: [1, 2, 2], data: bytesOf(Float32Array.from(pixels))}, 1],
  ['float64, big-endian', {type: '>f8', shape: [1, 2, 2], data: swap(bytesOf(Float64Array.from(pixels)), 8)}, 1],
  ['float32 of 0 ... 1', {type: '<f4', shape: [1, 2, 2], data: bytesOf(Float32Array.from(pixels, (p) => p / 255))}, 1],
  ['version 2', {version: 2, shape: [1, 2, 2], data: Uint8Array.from(pixels)}, 1],
  ['version 3', {version: 3, shape: [1, 2, 2], data: Uint8Array.from(pixels)}, 1],
  [
    'another header',
    {header: '{"shape":(1L,2L , 2),"fortran_order":False,\n"descr":"|u1"}', shape: [], data: Uint8Array.from(pixels)},
    1,
  ],
] as readonly [string, NpyParts, number][]) {
  test(`findImages(npz) reads images of ${title}`, async () => {
    const found = await findImages(npz({x: buildNpy(parts), y: labelArray([0])}));
    const image = await rawImage(found, 0);
    assert.deepEqual([image.height, image.width, image.channels], [2, 2, channels]);
    assert.deepEqual([...image.pixels.subarray(0, 4)], pixels);
    const isScaled = title.includes('0 ... 1');
    assert.deepEqual(found.notes, isScaled ? ['x: values of 0 ... 1, multiplied by 255 and rounded'] : []);
  });
}

test('findImages(npz) reads colour images whose columns come first', async () => {
  const data = Uint8Array.from({length: 2 * 2 * 2 * 3}, (_, place) => place);
  const found = await findImages(
    npz({x: buildNpy({shape: [2, 2, 2, 3], isFortran: true, data}), y: labelArray([0, 1])}),
  );
  assert.deepEqual([...(await rawImage(found, 1)).pixels], [1, 9, 17, 5, 13, 21, 3, 11, 19, 7, 15, 23]);
});

const text = (words: readonly string[], size: number) =>
  bytesOf(
    Int32Array.from(words.flatMap((word) => Array.from({length: size}, (_, at) => [...word][at]?.codePointAt(0) ?? 0))),
  );

for (const [title, parts, expected] of [
  ['[n, 1]', {shape: [2, 1], data: Uint8Array.of(7, 3)}, ['7', '3']],
  ['int32', {type: '<i4', shape: [2], data: bytesOf(Int32Array.of(-1, 70000))}, ['-1', '70000']],
  ['int32, big-endian', {type: '>i4', shape: [2], data: swap(bytesOf(Int32Array.of(-1, 70000)), 4)}, ['-1', '70000']],
  ['int64', {type: '<i8', shape: [2], data: bytesOf(BigInt64Array.of(3n, 12n))}, ['3', '12']],
  ['uint16', {type: '<u2', shape: [2], data: bytesOf(Uint16Array.of(3, 65535))}, ['3', '65535']],
  ['bool', {type: '|b1', shape: [2], data: Uint8Array.of(0, 1)}, ['0', '1']],
  ['float64', {type: '<f8', shape: [2], data: bytesOf(Float64Array.of(4, 5))}, ['4', '5']],
  ['one column a class', {type: '<f4', shape: [2, 3], data: bytesOf(Float32Array.of(0, 0, 1, 1, 0, 0))}, ['2', '0']],
  ['text', {type: '<U4', shape: [2], data: text(['Oak', '🍁ash'], 4)}, ['Oak', '🍁ash']],
  ['bytes', {type: '|S3', shape: [2], data: Buffer.from('Oakab\0')}, ['Oak', 'ab']],
] as readonly [string, NpyParts, string[]][]) {
  test(`findImages(npz) reads labels of ${title}`, async () => {
    const found = await findImages(npz({x: imageArray([2, 2, 2]), y: buildNpy(parts)}));
    assert.deepEqual(
      found.images.map(({className}) => className),
      expected,
    );
    assert.equal(found.notes.length, title === 'one column a class' ? 1 : 0);
  });
}

for (const [title, arrays, ...says] of [
  ['without images', {a: pair.x, b: pair.y}, 'no images with their labels among a, b', 'x_train with y_train'],
  ['without labels', {x_train: pair.x}, 'no images with their labels among x_train'],
  ['with two arrays for the same', {x: pair.x, images: pair.x, y: pair.y}, 'two arrays for the same, x and images'],
  ['with too few labels', {x: pair.x, y: labelArray([1])}, ', y: 1 labels (expected 3, as many as images in x)'],
  ['of flat images', {x: imageArray([3, 4]), y: pair.y}, ', x: [3, 4] (expected [count, height, width]', 'reshape'],
  ['of channels first', {x: imageArray([3, 3, 2, 2]), y: pair.y}, 'array.transpose(0, 2, 3, 1)'],
  ['of 4 channels', {x: imageArray([3, 2, 2, 4]), y: pair.y}, '[3, 2, 2, 4] (expected'],
  ['of labels of 3 axes', {x: pair.x, y: imageArray([3, 1, 1])}, 'invalid shape of labels', ', y: [3, 1, 1]'],
  [
    'of several labels an image',
    {x: imageArray([1, 1, 1]), y: buildNpy({shape: [1, 3], data: Uint8Array.of(1, 0, 1)})},
    ', y[0]: 1, 0, 1 (expected a single 1',
  ],
  [
    'of labels in between',
    {x: imageArray([1, 1, 1]), y: buildNpy({type: '<f4', shape: [1], data: bytesOf(Float32Array.of(0.5))})},
    ', y[0]: 0.5 (expected a whole number)',
  ],
  [
    'of values beyond 255',
    {x: buildNpy({type: '<u2', shape: [2, 1, 1], data: bytesOf(Uint16Array.of(3, 256))}), y: labelArray([1, 1])},
    ', x[1]: 256 (expected whole numbers, 0 ... 255)',
  ],
  [
    'of floats that are neither',
    {x: buildNpy({type: '<f4', shape: [2, 1, 1], data: bytesOf(Float32Array.of(-0.5, 1))}), y: labelArray([1, 1])},
    ', x[0]: -0.5 (expected',
    'all of them 0 ... 1',
  ],
  [
    'of floats that are none',
    {x: buildNpy({type: '<f8', shape: [1, 1, 1], data: bytesOf(Float64Array.of(Number.NaN))}), y: labelArray([1])},
    ', x[0]: NaN',
  ],
  [
    'of two scales',
    {
      x_train: buildNpy({type: '<f4', shape: [1, 1, 1], data: bytesOf(Float32Array.of(0.5))}),
      y_train: labelArray([1]),
      x_test: imageArray([1, 2, 2]),
      y_test: labelArray([1]),
    },
    'values of 0 ... 1 in one array, of 0 ... 255 in another',
  ],
  [
    'of Python objects',
    {x: buildNpy({type: '|O', shape: [3], data: Buffer.from('\x80\x04]')}), y: pair.y},
    ', x: it holds Python objects',
    'dtype="uint8"',
  ],
  [
    'of complex numbers',
    {x: buildNpy({type: '<c8', shape: [1, 1, 1], data: Buffer.alloc(8)}), y: pair.y},
    'elements of type "<c8"',
  ],
  [
    'of several fields',
    {
      x: buildNpy({
        header: "{'descr': [('a', '<i4')], 'fortran_order': False, 'shape': (1,)}",
        shape: [],
        data: Buffer.alloc(4),
      }),
      y: pair.y,
    },
    'several fields an element',
  ],
  [
    'of a program as header',
    {x: buildNpy({header: "__import__('os').system('true')", shape: [], data: Buffer.alloc(4)}), y: pair.y},
    'expected an opening brace at place 0',
  ],
  [
    'of a header that lacks the shape',
    {x: buildNpy({header: "{'descr': '|u1', 'fortran_order': False}", shape: [], data: Buffer.alloc(4)}), y: pair.y},
    'lacks descr, fortran_order or shape',
  ],
  [
    'of too few elements',
    {x: buildNpy({shape: [3, 2, 2], data: Buffer.alloc(11)}), y: pair.y},
    '11 bytes of elements (expected 12 for shape [3, 2, 2])',
  ],
  [
    'of a shape beyond all',
    {x: buildNpy({shape: [1e9, 1e9, 1e9], data: Buffer.alloc(11)}), y: pair.y},
    '11 bytes of elements (expected 1e+27',
  ],
  ['of another kind of file', {x: Buffer.from('hello there'), y: pair.y}, ', x: it does not begin as an npy file does'],
  [
    'of an empty text as label',
    {x: imageArray([1, 1, 1]), y: buildNpy({type: '<U1', shape: [1], data: Buffer.alloc(4)})},
    ', y[0]: an empty text',
  ],
  [
    'of a label that is no Unicode',
    {x: imageArray([1, 1, 1]), y: buildNpy({type: '<U1', shape: [1], data: Buffer.alloc(4, 0xff)})},
    ', y[0]: no Unicode',
  ],
] as readonly [string, Record<string, Buffer>, ...string[]][]) {
  test(`findImages(npz) refuses an archive ${title}, by name`, async () => {
    const file = npz(arrays);
    await assertRefuses(file, file, ...says);
  });
}

for (const [title, change, says] of [
  ['a wrong check', (entry) => (entry.crc ^= 1), 'do not fit their check (CRC-32)'],
  ['encryption', (entry) => (entry.flags = 1), 'x.npy of'],
  ['a foreign method', (entry) => (entry.method = 14), 'packing method 14 (expected 0 or 8'],
  ['more bytes than there are', (entry) => (entry.size += 1), 'expected'],
  ['fewer bytes than there are', (entry) => (entry.size -= 1), 'more than'],
  ['more than deflate can make', (entry) => (entry.size = 1e9), '1000000000 bytes cannot come of'],
  [
    'more than is unpacked at all',
    (entry) => (entry.size = 0xf0000000),
    'bytes of images and labels when unpacked (expected 4294967296 at most)',
  ],
  ['packed bytes behind the end', (entry) => (entry.packedSize = 1e8), 'it goes on behind the end of the file'],
] as readonly [string, NonNullable<ZipStyle['change']>, string][]) {
  test(`findImages(npz) refuses an entry of ${title}, by name`, async () => {
    const file = npz(pair, {isDeflated: true, change});
    await assertRefuses(file, file, says);
  });
}

test('findImages(npz) refuses what is no zip archive, or is cut', async () => {
  for (const bytes of [
    Buffer.alloc(0),
    Buffer.from('x'),
    Buffer.alloc(100_000, 'PK'),
    buildZip({'x.npy': pair.x}).subarray(0, -1),
  ]) {
    const file = npzOf(bytes);
    await assertRefuses(file, `invalid zip archive ${file}`, 'no directory at its end', 'use a copy that is whole');
  }
  const empty = npzOf(buildZip({}));
  await assertRefuses(empty, empty, 'among no npy arrays');
});

test('findImages(npz) refuses two entries of one name', async () => {
  const twice = buildZip({'x.npy': pair.x, 'z.npy': pair.x});
  const file = npzOf(Buffer.from(twice.toString('latin1').replaceAll('z.npy', 'x.npy'), 'latin1'));
  await assertRefuses(file, file, 'two files of the name x.npy');
});

test('findImages(npz) takes little memory for zeros that claim to be many', async () => {
  const file = npz({x: Buffer.alloc(200_000_000), y: pair.y}, {isDeflated: true});
  await assertRefuses(file, file, ', x: it does not begin as an npy file does');
  const before = process.resourceUsage().maxRSS;
  const claim = npz(
    {x: Buffer.alloc(1_000_000), y: pair.y},
    {isDeflated: true, change: (entry) => (entry.size += 1000)},
  );
  await assertRefuses(claim, claim, '(expected 1001000)');
  assert.ok(process.resourceUsage().maxRSS - before < 100_000, 'kilobytes');
});
