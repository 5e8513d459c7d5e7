import assert from 'node:assert/strict';
import {test} from 'node:test';
import sharp from 'sharp';
import {layOut} from '../../../site/drawings/lay-out.ts';
import {below, beside, grid, type Part, picture, words} from '../../../site/drawings/part.ts';

const cells = (columns: number, rows: number): Part => ({
  kind: 'matrix',
  cells: Array.from({length: rows}, () => Array.from({length: columns}, () => ({fill: 'red'}))),
  size: [10, 10],
});

for (const [name, part, size] of [
  ['a matrix', cells(3, 2), [30, 20]],
  ['one with gaps', {...cells(3, 2), gap: 1}, [32, 21]],
  ['parts beside one another', beside([cells(1, 1), cells(2, 2)], 5), [35, 20]],
  ['parts below one another', below([cells(1, 1), cells(2, 2)], 5), [20, 35]],
  [
    'a grid, as wide as the largest of each column',
    grid([cells(1, 1), cells(2, 1), cells(3, 3)], 2, {gaps: [1, 2]}),
    [51, 42],
  ],
  ['columns of a least width', grid([cells(1, 1), cells(1, 1)], 2, {gaps: [0, 0], least: 25}), [50, 10]],
  ['nothing', beside([]), [0, 0]],
] as const)
  test(`layOut(part) of ${name} is ${size.join(' by ')}`, async () => {
    const {width, height} = await layOut(part as Part);
    assert.deepEqual([width, height], size);
  });

test('layOut(part) draws ink on whatever lies below, other pictures as they are with an edge, on black where moved', async () => {
  const tile = {width: 28, height: 28, channels: 1} as const;
  const crop = {
    picture: {path: '', folder: 'datasets/mnist', file: 'samples.png'},
    ...{x: 0, y: 0, width: 280, height: 280, tile},
  };
  const drawn = async (kind: 'tile' | 'tile light', placed?: string) =>
    (await layOut(picture({...crop, kind}, 56, {placed}))).svg;
  const channelsOf = async (svg: string) =>
    (await sharp(Buffer.from(/base64,([^"]+)/.exec(svg)![1]!, 'base64')).metadata()).channels;
  const [ink, light] = [await drawn('tile'), await drawn('tile light')];
  assert.deepEqual([await channelsOf(ink), await channelsOf(light)], [2, 1]);
  assert.doesNotMatch(ink, /<rect/);
  assert.match(light, /<rect x="0" y="0" width="56" height="56" fill="none" stroke="var\(--hairline\)"\/>/);
  assert.doesNotMatch(await drawn('tile', 'translate(1 0)'), /<rect/);
  assert.match(
    await drawn('tile light', 'translate(1 0)'),
    /<rect x="0" y="0" width="28" height="28" fill="#000"\/><image/,
  );
});

test('layOut(part) sets parts to the side of their column that is asked for', async () => {
  const {svg} = await layOut(grid([cells(1, 1), cells(3, 1)], 1, {gaps: [0, 0], across: 'end'}));
  assert.match(svg, /^<g transform="translate\(20,0\)">/);
});

test('layOut(part) names rows and columns of a matrix, long names upright, with all signs escaped', async () => {
  const names = {rows: ['<b>', '2'], columns: ['1', 'Ankle boot'], corner: 'true ↓ said'};
  const {svg} = await layOut({
    kind: 'matrix',
    cells: [
      [{text: '7'}, {}],
      [{}, {}],
    ],
    size: [10, 10],
    names,
  });
  assert.match(svg, /text-anchor="end"[^>]*>&#60;b&#62;<\/text>/);
  assert.match(svg, /rotate\(-90\)"[^>]*>Ankle boot<\/text>/);
  assert.match(svg, /text-anchor="middle"[^>]*>1<\/text>/);
  assert.match(svg, />7<\/text>/);
});

test('layOut(part) sets the cells of a table below its heads, beside those that reach down', async () => {
  const cell = (text: string, across = 1, down = 1) => ({text, across, down, isNumber: false, isStrong: false});
  const {svg, height} = await layOut({
    kind: 'table',
    heads: [
      [cell('Model', 1, 2), cell('MNIST', 2)],
      [cell('All'), cell('Some')],
    ],
    rows: [[cell('NN'), cell('1'), cell('2')]],
  });
  const placeOf = (text: string) =>
    svg
      .match(new RegExp(`x="([\\d.]+)" y="([\\d.]+)"[^>]*>${text}<`))!
      .slice(1)
      .map(Number);
  assert.equal(placeOf('All')[0], placeOf('MNIST')[0]);
  assert.equal(placeOf('1')[0], placeOf('All')[0]);
  assert.equal(placeOf('2')[0], placeOf('Some')[0]);
  assert.equal(placeOf('Model')[1], placeOf('All')[1]);
  assert.equal(height, 85);
});

test('layOut(words) breaks lines between words, and a long word behind its hyphen', async () => {
  const linesOf = async (text: string, most: number) =>
    [...(await layOut(words(text, 'text', {most}))).svg.matchAll(/>([^<]*)<\/text>/g)].map(([, line]) => line);
  assert.deepEqual(await linesOf('one two three', 60), ['one two', 'three']);
  assert.deepEqual(await linesOf('T-shirt/top', 60), ['T-shirt/', 'top']);
  assert.deepEqual(await linesOf('', 60), ['']);
  assert.equal((await linesOf('m'.repeat(40), 60)).join(''), 'm'.repeat(40));
});

test('layOut(part) cuts a name of a matrix that would leave no room for the cells', async () => {
  const name = 'a name that is much longer than any other in the report';
  const names = {rows: [name], columns: [name], corner: ''};
  const {svg, width} = await layOut({kind: 'matrix', cells: [[{}]], size: [10, 10], names});
  assert.match(svg, />a name that is much lon[^<]*…<\/text>/);
  assert.ok(width < 180, `${width}`);
});
