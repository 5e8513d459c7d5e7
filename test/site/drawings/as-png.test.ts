import assert from 'node:assert/strict';
import {test} from 'node:test';
import sharp from 'sharp';
import {asPng} from '../../../site/drawings/as-png.ts';
import {outlineTexts} from '../../../site/drawings/outline-text.ts';
import {noCache} from '../../../site/format/build-cache.ts';
import {memoryCache} from '../memory-cache.ts';

const head = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20" viewBox="0 0 60 20">';

test('asPng(svg) has two pixels for one of the drawing, and draws nothing again that is in the cache', async () => {
  const cache = memoryCache();
  const svg = `${head}<rect width="100%" height="100%" fill="#fff"/></svg>`;
  const {width, height} = await sharp(await asPng(svg, cache)).metadata();
  assert.deepEqual([width, height], [120, 40]);
  const [name] = cache.contents.keys();
  cache.contents.set(name!, Buffer.from('known'));
  assert.equal((await asPng(svg, cache)).toString(), 'known');
});

test('asPng(svg) draws letters where the text is anchored', async () => {
  const svg = `${head}<rect width="60" height="20" fill="#fff"/><text x="60" y="16" text-anchor="end" font-size="16" font-weight="600" fill="#000">I</text></svg>`;
  const {data, info} = await sharp(await asPng(svg, noCache))
    .greyscale()
    .raw()
    .toBuffer({resolveWithObject: true});
  const dark = [...data.keys()].filter((place) => data[place]! < 128).map((place) => place % info.width);
  assert.ok(dark.length > 20);
  assert.ok(Math.min(...dark) > 104, `${Math.min(...dark)}`);
});

for (const [text, outlined] of [
  [
    '<text font-size="12" fill="red">Ab→1 %</text>',
    /^<path transform="translate\(0,0\) scale\([\d.]+,-[\d.]+\)" fill="red" d="M[^"]*"\/>$/,
  ],
  ['<text font-size="12">Č Ж λ ạ</text>', /^<path/],
  [
    '<text x="1" y="2" transform="rotate(-90)" font-size="2048" stroke-width="3">&#38;</text>',
    /^<path transform="rotate\(-90\) translate\(1,2\) scale\(1,-1\)" stroke-width="3" d/,
  ],
  ['<text font-size="12">字</text>', /^<text font-size="12">字<\/text>$/],
  ['<text font-size="12"/>', /^<text font-size="12"\/>$/],
] as const)
  test(`outlineTexts('${text}') is ${outlined}`, async () => {
    assert.match(await outlineTexts(text), outlined);
  });
