import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {chmodSync, mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {findImages} from '../../../../experiments/packing/find-images.ts';
import {InputError} from '../../../../experiments/packing/input-error.ts';
import {assertRefuses, makeSource, outline} from '../make-source.ts';

const picture = 'not looked into';
const linux = {skip: process.platform !== 'linux'};

test('findImages(folder) takes each folder for a class, with pictures at any depth, in one order', async () => {
  const found = await findImages(
    makeSource({
      'b/2.PNG': picture,
      'b/10.jpeg': picture,
      'B/x.webp': picture,
      'a b/1.tif': picture,
      'a/deep/er/1.avif': picture,
      'a/1.gif': picture,
      'é/1.svg': picture,
    }),
  );
  assert.equal(found.format, 'folders of pictures');
  assert.deepEqual(outline(found), {
    images: ['B B/x.webp', 'a a/1.gif', 'a a/deep/er/1.avif', 'a b a b/1.tif', 'b b/10.jpeg', 'b b/2.PNG', 'é é/1.svg'],
    leftOut: [],
  });
  assert.deepEqual(await found.images[0]!.load(), {bytes: Buffer.from(picture)});
});

test('findImages(folder) divides by the usual names of parts, in any case', async () => {
  const found = await findImages(
    makeSource({
      'Test/Oak/1.png': picture,
      'TRAIN/Oak/1.png': picture,
      'TRAIN/Ash/1.png': picture,
      'valid/Oak/1.png': picture,
      'TRAIN/loose.png': picture,
      'other/Oak/1.png': picture,
      'labels.csv': 'x',
    }),
  );
  assert.deepEqual(outline(found), {
    images: [
      'training Ash TRAIN/Ash/1.png',
      'training Oak TRAIN/Oak/1.png',
      'validation Oak valid/Oak/1.png',
      'test Oak Test/Oak/1.png',
    ],
    leftOut: [
      'labels.csv: a file beside the folders of the classes: if it holds the labels, give its path',
      'TRAIN/loose.png: a picture beside the folders of the classes',
      'other: a folder beside those of the parts',
    ],
  });
});

test('findImages(folder) goes into a training part that stands alone', async () => {
  const found = await findImages(makeSource({'train/Oak/1.png': picture, 'train/Ash/1.png': picture}));
  assert.deepEqual(outline(found).images, ['training Ash train/Ash/1.png', 'training Oak train/Oak/1.png']);
});

test('findImages(folder) takes a train among cars for a class, and tells', async () => {
  const found = await findImages(makeSource({'train/1.png': picture, 'car/1.png': picture}));
  assert.deepEqual(outline(found).images, ['car car/1.png', 'train train/1.png']);
  assert.deepEqual(found.notes, ['train: taken for a class; a part only where two folders are named as parts']);
});

test('findImages(folder) tells of class names that are nearly the same, and of a lone class with folders', async () => {
  const alike = await findImages(makeSource({'oak/1.png': picture, 'Oak/1.png': picture}));
  assert.equal(new Set(alike.images.map(({className}) => className)).size, 2);
  assert.match(alike.notes.join(), /^Oak, oak: taken for 2 classes/);
  const forms = await findImages(makeSource({'\u00e9/1.png': picture, 'e\u0301/1.png': picture}));
  assert.match(forms.notes.join(), /taken for 2 classes/);
  const lone = await findImages(makeSource({'leaves/Oak/1.png': picture, 'leaves/Ash/1.png': picture}));
  assert.match(lone.notes.join(), /^leaves: the only class; if the folders in it are the classes, give its path/);
});

test('findImages(folder) leaves out what is no picture, each with its reason', async () => {
  const found = await findImages(
    makeSource({
      'Oak/1.png': picture,
      'Oak/2.bmp': picture,
      'Oak/3.HEIC': picture,
      'Oak/4.txt': picture,
      'Oak/5': picture,
      'Oak/6.jpg': '',
      'Oak/.DS_Store': picture,
      'Oak/sub/Thumbs.db': picture,
      '__MACOSX/Oak/1.png': picture,
      '.git/x.png': picture,
      'desktop.ini': picture,
      'Ash/': '',
      'loose.png': picture,
      'read me.txt': picture,
    }),
  );
  assert.deepEqual(outline(found), {
    images: ['Oak Oak/1.png'],
    leftOut: [
      'loose.png: a picture beside the folders of the classes',
      'read me.txt: a file beside the folders of the classes',
      'Ash: a class without an image',
      'Oak/2.bmp: a picture that is not supported: .bmp: save it as PNG or JPEG',
      'Oak/3.HEIC: a picture that is not supported: .heic: save it as PNG or JPEG',
      'Oak/4.txt: no picture: .txt',
      'Oak/5: no picture: its name has no ending',
      'Oak/6.jpg: an empty file',
      '.git, __MACOSX, desktop.ini, and 2 more: hidden, or left there by a system',
    ],
  });
});

test('findImages(folder) follows links, and leaves out broken ones and circles', linux, async () => {
  const folder = makeSource({'Oak/1.png': picture, 'Oak/sub/2.png': picture});
  const elsewhere = makeSource({'x/3.png': picture});
  const link = (to: string, from: string) => symlinkSync(to, path.join(folder, from));
  link('../../Oak', 'Oak/sub/back');
  link('..', 'Oak/up');
  link('nowhere', 'Oak/broken.png');
  link('self.png', 'Oak/self.png');
  link('1.png', 'Oak/9.png');
  link('Oak', 'A class before Oak');
  link(elsewhere, 'Ash');
  const {images, leftOut} = outline(await findImages(folder));
  assert.deepEqual(images, ['Ash Ash/x/3.png', 'Oak Oak/1.png', 'Oak Oak/9.png', 'Oak Oak/sub/2.png']);
  assert.deepEqual(leftOut.sort(), [
    'A class before Oak: a link to what has been read: Oak',
    'Oak/broken.png: a broken link: nothing is where it leads',
    'Oak/self.png: a link that leads in a circle',
    'Oak/sub/back: a link to what has been read: Oak',
    'Oak/up: a link to what has been read: the folder itself',
  ]);
});

test('findImages(folder) reads a folder whose links lead to each other in millions of ways', linux, async () => {
  const folder = makeSource({'Oak/1.png': picture});
  for (let level = 0; level < 30; level += 1) {
    const place = path.join(folder, `Oak/${level}`);
    mkdirSync(place);
    for (const name of ['a', 'b']) symlinkSync(`../${(level + 1) % 30}`, path.join(place, name));
  }
  assert.deepEqual(outline(await findImages(folder)).images, ['Oak Oak/1.png']);
});

test('findImages(folder) leaves out pipes, sockets and devices', linux, async () => {
  const folder = makeSource({'Oak/1.png': picture});
  spawnSync('mkfifo', [path.join(folder, 'Oak/pipe.png')]);
  symlinkSync('/dev/zero', path.join(folder, 'Oak/zero.png'));
  assert.deepEqual(outline(await findImages(folder)), {
    images: ['Oak Oak/1.png'],
    leftOut: ['Oak/pipe.png: a named pipe, no file', 'Oak/zero.png: a device, no file'],
  });
});

const mayAll = process.platform === 'win32' || process.getuid?.() === 0;

test('findImages(folder) leaves out what may not be read, or refuses where that is all', {skip: mayAll}, async () => {
  const folder = makeSource({'Oak/1.png': picture, 'Oak/2.png': picture, 'Ash/1.png': picture});
  chmodSync(path.join(folder, 'Oak/2.png'), 0);
  chmodSync(path.join(folder, 'Ash'), 0);
  assert.deepEqual(outline(await findImages(folder)), {
    images: ['Oak Oak/1.png'],
    leftOut: [
      'Ash: a folder that may not be read: give this user the right to it',
      'Oak/2.png: it may not be read (EACCES): give this user the right to it',
    ],
  });
  chmodSync(path.join(folder, 'Ash'), 0o700);
  chmodSync(folder, 0);
  await assertRefuses(folder, folder, 'no right to it');
  chmodSync(folder, 0o700);
});

test('findImages(folder) works with any name that is UTF-8, and shows none that steers a terminal', linux, async () => {
  const longest = `${'x'.repeat(251)}.png`;
  const classes = [
    '<script>alert(1)</script >',
    '🍁 leaf',
    'ورقة',
    'a\u202eb',
    'a\nb',
    '\u001b[31m',
    'x'.repeat(255),
    '-rf',
    '%s',
    '..x',
    '"q"',
  ];
  const found = await findImages(
    makeSource(Object.fromEntries(classes.map((name) => [`${name.replace('/', '\u2215')}/${longest}`, picture]))),
  );
  assert.equal(found.images.length, classes.length - 1);
  for (const {name} of found.images) assert.doesNotMatch(name, /[\p{Cc}\u202e]/u);
  assert.ok(found.images.some(({name, className}) => className === 'a\nb' && name.startsWith('a\\u{a}b/')));
  assert.deepEqual(outline(found).leftOut, ['..x: hidden, or left there by a system']);
  assert.deepEqual(await found.images.at(-1)!.load(), {bytes: Buffer.from(picture)});
});

test('findImages(folder) leaves out names that are no UTF-8', linux, async () => {
  const folder = makeSource({'Oak/1.png': picture});
  const named = (...bytes: number[]) =>
    Buffer.concat([Buffer.from(`${folder}/Oak/`), Buffer.from(bytes), Buffer.from('.png')]);
  writeFileSync(named(0xff), picture);
  mkdirSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xe9])]));
  assert.deepEqual(outline(await findImages(folder)), {
    images: ['Oak Oak/1.png'],
    leftOut: ['\ufffd: a name that is no UTF-8: rename it', 'Oak/\ufffd.png: a name that is no UTF-8: rename it'],
  });
});

test('load() names a picture that is gone, has become a folder, or has more than 200 MB', async () => {
  const folder = makeSource({'Oak/1.png': picture, 'Oak/2.png': picture, 'Oak/3.png': picture});
  const {images} = await findImages(folder);
  const file = (name: string) => path.join(folder, 'Oak', name);
  rmSync(file('1.png'));
  rmSync(file('2.png'));
  mkdirSync(file('2.png'));
  truncateSync(file('3.png'), 200_000_001);
  for (const [place, says] of [
    /1\.png: it is no longer there/,
    /2\.png: a folder lies/,
    /3\.png: 200000001 bytes \(expected 200000000/,
  ].entries()) {
    await assert.rejects(images[place]!.load(), (error) => error instanceof InputError && says.test(error.message));
  }
});
