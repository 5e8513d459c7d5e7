import assert from 'node:assert/strict';
import {test} from 'node:test';
import {newcombe} from '../../../../experiments/analysis/statistics/newcombe.ts';

// R. G. Newcombe, Statistics in Medicine 17, 1998, 873-890, table II, method 10
const published = [
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [6, 7, 2, 7, 0.0582, 0.8062],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [0, 10, 0, 20, -0.1611, 0.2775],
  [10, 10, 0, 20, 0.6791, 1],
] as const;

for (const [correct, count, otherCorrect, otherCount, low, high] of published) {
  test(`newcombe(${correct}/${count}, ${otherCorrect}/${otherCount}) is the published interval`, () => {
    const interval = newcombe({correct, count}, {correct: otherCorrect, count: otherCount});
    assert.deepEqual([interval.low.toFixed(4), interval.high.toFixed(4)], [low.toFixed(4), high.toFixed(4)]);
  });
}
