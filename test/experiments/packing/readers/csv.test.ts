import assert from 'node:assert/strict';
import path from 'node:path';
import {test} from 'node:test';
import {findImages} from '../../../../experiments/packing/find-images.ts';
import {assertRefuses, assertSays, makeSource, outline, rawImage} from '../make-source.ts';

/** A CSV file in a folder of its own. */
function csv(text: string | Uint8Array, name = 'leaves.csv', others: Record<string, string> = {}): string {
  return path.join(makeSource({[name]: text, ...others}), name);
}

const header = 'label,pixel1,pixel2,pixel3,pixel4\n';
const rows = (count: number) => '1,0,0,0,0\n'.repeat(count);

for (const [title, text] of [
  ['with a header', `${header}7,0,1,254,255\n`],
  ['without a header', '7,0,1,254,255\n'],
  ['whose last line does not end', '7,0,1,254,255'],
  ['whose label comes last', 'a,b,c,d,Class\n0,1,254,255,7\n'],
  ['whose header is numbers', 'label,0,1,2,3\n7,0,1,254,255\n'],
  ['with a column of row numbers', ',y,a,b,c,d\n0,7,0,1,254,255\n'],
  ['of CRLF, a mark and empty last lines', `\ufeff${header}7,0,1,254,255\n\n\n`.replaceAll('\n', '\r\n')],
  ['of lines that end in CR', `${header}7,0,1,254,255\n`.replaceAll('\n', '\r')],
  ['of semicolons', `${header}7,0,1,254,255\n`.replaceAll(',', ';')],
  ['of tabs', `${header}7,0,1,254,255\n`.replaceAll(',', '\t')],
  ['of quotes', '"label","a, b","pixel\n2","pixel ""3""","d"\r\n"7","0","1","254","255"\r\n'],
  ['of floats', `${header}7.000e+00,0.0,1.,2.54e2,255.000000\n`],
  ['of spaces', 'label, a, b, c, d\n7, 0, 1, 254, 255\n'],
] as const) {
  test(`findImages(csv) reads a label and pixels ${title}`, async () => {
    const found = await findImages(csv(text));
    assert.equal(found.format, 'CSV');
    assert.deepEqual(found.leftOut, []);
    const [image] = found.images;
    assert.equal(image!.className, '7');
    assert.match(image!.name, /^leaves\.csv, line \d$/);
    assert.deepEqual(await rawImage(found, 0), {
      height: 2,
      width: 2,
      channels: 1,
      pixels: Uint8Array.of(0, 1, 254, 255),
    });
  });
}

test('findImages(csv) reads colour, three values a pixel', async () => {
  const found = await findImages(csv('Oak,1,2,3,4,5,6,7,8,9,10,11,12\n'));
  const {height, width, channels, pixels} = await rawImage(found, 0);
  assert.deepEqual([height, width, channels, pixels[11]], [2, 2, 3, 12]);
  assert.equal(found.images[0]!.className, 'Oak');
});

test('findImages(csv) names the lines of rows that end within quotes, and columns that it does not read', async () => {
  const found = await findImages(csv('id,label,a\n1,"two\nlines",0\n2,"say ""hi""",255\n'));
  assert.deepEqual(
    found.images.map(({className, name}) => [className, name]),
    [
      ['two\nlines', 'leaves.csv, line 2'],
      ['say "hi"', 'leaves.csv, line 4'],
    ],
  );
  assertSays(found.notes.join(), /leaves\.csv: not read: column id$/);
});

test('findImages(csv) reads paths of pictures, from the file on, and their parts', async () => {
  const text = 'filename,label,split,size\na/1.png,Oak,train,9\n"a/2,5.jpg",Ash,VAL,9\na/3.gif,Ash,test,9\n';
  const found = await findImages(csv(text, 'leaves.csv', {'a/1.png': 'one', 'a/2,5.jpg': 'x', 'a/3.gif': 'x'}));
  assert.deepEqual(outline(found).images, [
    'training Oak leaves.csv, line 2: a/1.png',
    'validation Ash leaves.csv, line 3: a/2,5.jpg',
    'test Ash leaves.csv, line 4: a/3.gif',
  ]);
  assert.deepEqual(await found.images[0]!.load(), {bytes: Buffer.from('one')});
});

test('findImages(csv) leaves out single rows of paths that lead nowhere, by line', async () => {
  const good = Array.from({length: 60}, () => 'ok.png,Oak\n').join('');
  const text = `file,label\n${good}gone.png,Oak\nempty.png,Oak\n../leaves.csv,Oak\n`;
  const found = await findImages(csv(text, 'leaves.csv', {'ok.png': 'x', 'empty.png': ''}));
  assert.equal(found.images.length, 60);
  assert.deepEqual(outline(found).leftOut, [
    'leaves.csv, line 62: gone.png: no such file',
    'leaves.csv, line 63: empty.png: an empty file',
    'leaves.csv, line 64: ../leaves.csv: no such file',
  ]);
});

test('findImages(csv) refuses a file all of whose paths lead nowhere', async () => {
  await assertRefuses(csv('image,class\na.png,Oak\n'), 'leaves.csv, line 2: a.png: no such file');
  await assertRefuses(csv('image,class,split\na.png,Oak,extra\n'), 'line 2: split: "extra" (expected one of train');
});

test('findImages(csv) leaves out single bad rows, each with line, column and what was expected', async () => {
  const bad = [
    '1,0,0,256,0',
    '1,0,0,-1,0',
    '1,0,0,.5,0',
    '1,0,0,x,0',
    '1,0,0,,0',
    '1,0,0,0',
    '1,0,0,0,0,0',
    ',0,0,0,0',
    '',
    '1,0,"0"0,0,0',
    '1,0,0,0x1,0',
  ];
  const found = await findImages(csv(`${header}${rows(300)}${bad.join('\n')}\n1,0,0,0,0\n`));
  assert.equal(found.images.length, 301);
  const column = (value: string) => `pixel3: "${value}" (expected a whole number, 0 ... 255)`;
  assert.deepEqual(
    found.leftOut.map(({why}) => why),
    [
      ...['256', '-1', '.5', 'x', ''].map(column),
      '4 fields (expected 5)',
      '6 fields (expected 5)',
      'label: "" (expected a text)',
      'an empty line',
      'no UTF-8, or a quote where none may be',
      column('0x1'),
    ],
  );
  assert.deepEqual(
    found.leftOut.map(({name}) => name),
    bad.map((_, place) => `leaves.csv, line ${302 + place}`),
  );
});

test('findImages(csv) leaves out rows that are no UTF-8', async () => {
  const bytes = Buffer.concat([Buffer.from(`${header}${rows(30)}`), Buffer.from([0xe9]), Buffer.from(',0,0,0,0\n')]);
  const found = await findImages(csv(bytes));
  assert.deepEqual(outline(found).leftOut, ['leaves.csv, line 32: no UTF-8, or a quote where none may be']);
});

test('findImages(csv) refuses a bad first row, and more than 5 bad ones in 100', async () => {
  const fractions = csv(`${header}1,0,.25,1,.5\n`);
  await assertRefuses(fractions, fractions, 'line 2: pixel2: ".25" (expected a whole number, 0 ... 255)');
  const many = csv(`${header}${rows(94)}${'1,0\n'.repeat(6)}`);
  await assertRefuses(many, many, '6 of 100 rows cannot be read', 'the first, line 96: 2 fields (expected 5)');
  assert.equal((await findImages(csv(`${header}${rows(95)}${'1,0\n'.repeat(5)}`))).images.length, 95);
});

for (const [title, text, ...says] of [
  ['an empty file', '', 'no rows'],
  ['a header alone', header, 'no rows'],
  ['empty lines alone', '\n\n\n', 'no rows'],
  ['columns that make no square', 'label,a,b\n1,2,3\n', '3 columns, 2 of them for pixels', '784 for 28 by 28', 'label'],
  ['pixels without a label', 'pixel0,pixel1,pixel2,pixel3\n1,2,3,4\n', 'no labels among its columns pixel0'],
  ['one column', 'label\n1\n', '1 columns, 0 of them for pixels'],
  ['prose', 'Dear Sir\nHello, world\n', 'no labels among its columns dear sir'],
  ['a page', '<!DOCTYPE html>\n<html>\n', 'no labels among its columns <!doctype html>'],
  ['a quote that is never closed', `${header}1,"0,0,0,0\n${rows(3)}`, 'a quote in line 2 is never closed'],
  ['a stray quote at the head', 'label,"a"b,c\n', 'line 1 is no UTF-8, or has a quote'],
] as const) {
  test(`findImages(csv) refuses ${title} by name`, async () => {
    const file = csv(text);
    await assertRefuses(file, `invalid CSV file ${file}`.slice(0, 8), file, ...says);
  });
}

test('findImages(csv) refuses UTF-16, other bytes, and endless lines', async () => {
  const utf16 = csv(Buffer.from(`\ufeff${header}`, 'utf16le'));
  await assertRefuses(utf16, utf16, 'text in UTF-16', 'save it as CSV in UTF-8');
  const picture = csv(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]));
  await assertRefuses(picture, picture, 'a byte 0');
  const endless = csv('1,'.repeat(2 ** 24));
  await assertRefuses(endless, endless, 'line 1 has more than 16777216 bytes');
  const open = csv(`label,a\n"${`${'x'.repeat(999)}\n`.repeat(20_000)}`);
  await assertRefuses(open, open, 'a quote in line 2 is never closed');
});

test('findImages(folder) takes CSV files that are named so for parts', async () => {
  const found = await findImages(
    makeSource({
      'fashion-mnist_train.csv': `${header}1,0,0,0,0\n`,
      'fashion-mnist_test.csv': `${header}2,0,0,0,0\n`,
      'sample.csv': 'x',
      'pictures/Oak/1.png': 'x',
    }),
  );
  assert.deepEqual(outline(found), {
    images: ['training 1 fashion-mnist_train.csv, line 2', 'test 2 fashion-mnist_test.csv, line 2'],
    leftOut: [
      'pictures: a folder beside the CSV files that were read',
      'sample.csv: a file beside the CSV files that were read',
    ],
  });
});

test('findImages(folder) refuses two CSV files for one part, and a bad one by its name', async () => {
  const two = makeSource({'a_train.csv': header, 'b_train.csv': header, 'test.csv': header});
  await assertRefuses(two, two, 'a_train.csv and b_train.csv are both named as the training part');
  const bad = makeSource({'train.csv': `${header}1,0,0,0,0\n`, 'test.csv': 'pixel1,pixel2,pixel3,pixel4\n0,0,0,0\n'});
  await assertRefuses(bad, path.join(bad, 'test.csv'), 'no labels among its columns');
});

test('findImages(csv) reads 10,000 images of 28 by 28 within seconds', async (context) => {
  const row = Buffer.from(`9,${Array.from({length: 784}, (_, place) => place % 256).join(',')}\n`);
  const file = csv(Buffer.concat(Array.from({length: 10_000}, () => row)));
  const start = performance.now();
  const {images} = await findImages(file);
  const seconds = (performance.now() - start) / 1000;
  context.diagnostic(`${seconds.toFixed(1)} s`);
  assert.equal(images.length, 10_000);
  assert.ok(seconds < 10, `${seconds} s`);
});
