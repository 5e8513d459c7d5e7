import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {rmSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {findImages} from '../../../experiments/packing/find-images.ts';
import {assertRefuses, makeSource, outline} from './make-source.ts';
import {imageArray, labelArray} from './readers/build-npy.ts';
import {buildZip} from './readers/build-zip.ts';

const forms = ['a folder with a folder for each class', 'a CSV file', 'an npz file', 'a folder with IDX files'];
const picture = 'not looked into';

test('findImages(source) names what is not there, and the four forms', async () => {
  await assertRefuses('/no/such/place', 'cannot read /no/such/place', 'there is no such file', ...forms);
  await assertRefuses('  ', '"  " is no name', ...forms);
  await assertRefuses('a\0b', 'a\\u{0}b');
});

test('findImages(source) refuses an empty folder, and one of hidden files alone', async () => {
  const empty = makeSource();
  await assertRefuses(empty, empty, 'found nothing', ...forms);
  await assertRefuses(makeSource({'.DS_Store': 'x', 'Thumbs.db': 'x'}), '.DS_Store, Thumbs.db (hidden', ...forms);
});

test('findImages(source) refuses pictures without folders, and says what to do', async () => {
  const folder = makeSource({'a.png': picture, 'b.jpg': picture});
  await assertRefuses(folder, folder, '2 pictures lie in it directly: a.png, b.jpg', 'make such folders, and move');
});

test('findImages(source) refuses folders without a picture, by the names of what is in them', async () => {
  await assertRefuses(
    makeSource({'Oak/a.txt': 'x', 'Ash/': ''}),
    'Ash (a class without an image)',
    'Oak/a.txt (no picture: .txt)',
  );
});

for (const [name, says] of [
  ['leaf.png', 'a single picture'],
  ['x_train.npy', 'one array alone'],
  ['leaves.zip', 'unpack it'],
  ['train-images-idx3-ubyte', 'give the folder of all four'],
  ['leaves.parquet', 'found a file .parquet'],
  ['leaves', 'found a file;'],
] as const) {
  test(`findImages(source) refuses ${name} with advice`, async () => {
    const file = path.join(makeSource({[name]: 'x'}), name);
    await assertRefuses(file, file, says, ...forms);
  });
}

test('findImages(source) refuses a named pipe without waiting for it', {
  skip: process.platform === 'win32',
}, async () => {
  const pipe = path.join(makeSource(), 'pipe.csv');
  spawnSync('mkfifo', [pipe]);
  await assertRefuses(pipe, pipe, 'found a named pipe', ...forms);
});

test('findImages(source) reads from the own folder, and from here', async () => {
  const home = makeSource({'leaves/Oak/': ''});
  const before = process.env.HOME;
  process.env.HOME = home;
  try {
    await assertRefuses('~/leaves', path.join(home, 'leaves'), 'Oak (a class without an image)');
    await assertRefuses('~', home, 'leaves (a class without an image)');
  } finally {
    process.env.HOME = before;
  }
  await assertRefuses(path.relative('.', home), home, 'leaves (a class without an image)');
});

test('findImages(folder) refuses several files of which any may be meant', async () => {
  await assertRefuses(makeSource({'a.npz': 'x', 'b.npz': 'x'}), 'a.npz, b.npz', 'give its path');
  await assertRefuses(makeSource({'a.csv': 'x', 'b.csv': 'x'}), 'a.csv, b.csv', 'give its path');
});

test('findImages(folder) reads the only data file there, and names what lies beside it', async () => {
  const archive = buildZip({'x.npy': imageArray([2, 2, 2]), 'y.npy': labelArray([3, 4])});
  const found = await findImages(makeSource({'leaves.npz': archive, 'read me.md': 'x', 'old/': ''}));
  assert.deepEqual(outline(found), {
    images: ['3 leaves.npz, x[0]', '4 leaves.npz, x[1]'],
    leftOut: [
      'old: a folder beside the npz files that were read',
      'read me.md: a file beside the npz files that were read',
    ],
  });
  const csv = await findImages(makeSource({'leaves.csv': 'Oak,1,2,3,4\n', 'notes.txt': 'x'}));
  assert.deepEqual(outline(csv), {
    images: ['Oak leaves.csv, line 1'],
    leftOut: ['notes.txt: a file beside the CSV files that were read'],
  });
});

test('findImages(source): the stamp stays as long as the files do', async () => {
  const files = {'Oak/a.png': picture, 'Ash/b.png': picture};
  const folder = makeSource(files);
  const {stamp} = await findImages(folder);
  assert.match(stamp, /^[\da-f]{64}$/);
  assert.equal((await findImages(folder)).stamp, stamp);
  rmSync(path.join(folder, 'Oak/a.png'));
  await findImages(folder).then((found) => assert.notEqual(found.stamp, stamp));
});
