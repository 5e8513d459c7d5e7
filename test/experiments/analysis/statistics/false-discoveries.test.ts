import assert from 'node:assert/strict';
import {test} from 'node:test';
import {believed} from '../../../../experiments/analysis/statistics/false-discoveries.ts';

test('believed(pValues, rate) is as in the worked example of Benjamini and Hochberg', () => {
  const published = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
  ];
  assert.equal(believed(published, 0.05).filter(Boolean).length, 4);
  assert.deepEqual(believed(published, 0.05).slice(0, 5), [true, true, true, true, false]);
});

test('believed(pValues, rate) goes by the last p-value that passes, in any order', () => {
  assert.deepEqual(believed([0.9, 0.04, 0.03], 0.06), [false, true, true]); // .03 > .02, but .04 <= .04
  assert.deepEqual(believed([0.5, 0.6], 0.05), [false, false]);
  assert.deepEqual(believed([], 0.05), []);
});
