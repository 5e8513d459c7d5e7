import assert from 'node:assert/strict';
import {test} from 'node:test';
import {judgeTogether} from '../../../../experiments/analysis/statistics/judge-together.ts';

const clear = (p: number) => ({low: 0.001, high: 0.002, p});

test('judgeTogether(differences) asks more of each, the more there are', () => {
  const judged = judgeTogether([clear(0.02), clear(0.03), clear(0.001)]);
  assert.deepEqual(
    judged.map((each) => [each!.adjusted, each!.apart]),
    [
      [0.04, true],
      [0.04, true],
      [0.003, true],
    ],
  );
  assert.deepEqual(
    judgeTogether([clear(0.02), clear(0.03), clear(0.04)]).map((each) => each!.apart),
    [false, false, false],
  );
});

test('judgeTogether(differences) asks the interval, too', () => {
  assert.equal(judgeTogether([{low: -0.001, high: 0.002, p: 0.001}])[0]!.apart, false);
});

test('judgeTogether(differences, asked) counts what is missing as no difference', () => {
  const [one, missing] = judgeTogether([clear(0.03), null], 2);
  assert.deepEqual([one!.adjusted, one!.apart, missing], [0.06, false, null]);
  assert.equal(judgeTogether([clear(0.03), null])[0]!.apart, true);
});
