import assert from 'node:assert/strict';
import {test} from 'node:test';
import {chapters} from '../../../site/chapters.ts';
import {figureNamed, figureOrder, figures} from '../../../site/figures/index.ts';

test('figureOrder has every figure once, and no other', () => {
  assert.deepEqual(figureOrder.toSorted(), figures.map(({id}) => id).toSorted());
});

test('figureOrder goes from the first chapter to the last', () => {
  const pages = figureOrder.map((id) => chapters.findIndex(({path}) => path === figureNamed(id).figure.page));
  assert.deepEqual(
    pages,
    pages.toSorted((a, b) => a - b),
  );
});

test('figureNamed(id) numbers figures by that order and rejects an unknown one', () => {
  assert.equal(figureNamed(figureOrder[2]!).number, 3);
  assert.throws(() => figureNamed('nothing'), /expected one of accuracy, samples/);
});
