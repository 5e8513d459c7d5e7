import assert from 'node:assert/strict';
import {test} from 'node:test';
import {corruptionErrors} from '../../../../experiments/analysis/images/corruption-error.ts';

test('corruptionErrors(accuracies, baseline) divides the errors of all strengths together', () => {
  const found = corruptionErrors(
    [
      [0.75, 0.5],
      [1, 1],
    ],
    [
      [0.5, 0],
      [0.75, 0.25],
    ],
  );
  assert.deepEqual(found, [0.5, 0]);
});
