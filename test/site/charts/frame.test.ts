import assert from 'node:assert/strict';
import {test} from 'node:test';
import {facets, headed, type Panel} from '../../../site/charts/frame.ts';
import {linear, logarithmic, reach, shareAlong, shares, withAir} from '../../../site/charts/scales.ts';

const shapes = {wide: {columns: 2, gaps: [10, 20], side: 5}, narrow: {columns: 1, gaps: [10, 30], side: 3}} as const;
const draw = (title: string, {side, leftmost, lowest}: {side: number; leftmost: boolean; lowest: boolean}): Panel => ({
  title: `${title} ${side}${leftmost ? ' leftmost' : ''}${lowest ? ' lowest' : ''}`,
  mark: 'point',
});
const panel = (title: string) => ({title, mark: 'point'});

test('facets(items, shapes, width, draw) breaks rows by columns and tells panels where they stand', () => {
  assert.deepEqual(facets(['a', 'b', 'c'], shapes, 'wide', draw), {
    vconcat: [
      {hconcat: [panel('a 5 leftmost'), panel('b 5')], spacing: 10},
      {hconcat: [panel('c 5 leftmost lowest')], spacing: 10},
    ],
    spacing: 20,
  });
});

test('facets(items, shapes, width, draw) needs no rows of rows where there is one row, or one column', () => {
  assert.deepEqual(facets(['a', 'b'], shapes, 'wide', draw), {
    hconcat: [panel('a 5 leftmost lowest'), panel('b 5 lowest')],
    spacing: 10,
  });
  assert.deepEqual(facets(['a', 'b'], shapes, 'narrow', draw), {
    vconcat: [panel('a 3 leftmost'), panel('b 3 leftmost lowest')],
    spacing: 30,
  });
});

test('headed(blocks, spacing, draw) puts each under its heading', () => {
  const data = {values: []};
  const spec = headed([{title: 'a'}, {title: 'b'}], 28, (_, isLast) => ({data, mark: {type: 'point', clip: isLast}}));
  assert.deepEqual(spec, {
    vconcat: ['a', 'b'].map((text, place) => ({
      data,
      mark: {type: 'point', clip: place === 1},
      title: {text, offset: 14},
    })),
    spacing: 28,
  });
});

test('withAir(values, below, above) widens the reach, also of equal values; shares end hardly above the whole', () => {
  assert.deepEqual(reach([3, 1, 2]), [1, 3]);
  assert.deepEqual(withAir([1, 3], 0.25), [0.5, 3.5]);
  assert.deepEqual(withAir([0, 4], 0.25, 0.5), [-1, 6]);
  assert.deepEqual(withAir([2, 2], 1), [1.99, 2.01]);
  assert.deepEqual(shares([0.5, 0.999], 0.25, 0.5), [0.25, 1.004]);
});

test('shareAlong(axis, value) is where a value lies between the ends of its axis', () => {
  assert.equal(shareAlong(linear([0, 4], null), 1), 0.25);
  assert.equal(shareAlong(logarithmic([1, 100], null), 10), 0.5);
});
