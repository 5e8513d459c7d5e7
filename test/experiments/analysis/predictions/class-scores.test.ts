import assert from 'node:assert/strict';
import {test} from 'node:test';
import {classScores} from '../../../../experiments/analysis/predictions/class-scores.ts';
import {correctImages} from '../../../../experiments/analysis/predictions/correct-images.ts';
import {mergeClasses} from '../../../../experiments/analysis/predictions/merge-classes.ts';
import {proportionInterval} from '../../../../experiments/analysis/statistics/intervals.ts';

const confusion = [
  [50, 10, 0],
  [20, 70, 10],
  [0, 0, 40],
];

test('classScores(confusion) is what scikit-learn’s manual gives for its classification report', () => {
  const scores = classScores(
    [
      [1, 0, 0],
      [1, 0, 0],
      [0, 1, 2],
    ],
    1,
  );
  assert.deepEqual(
    scores.map(({precision, recall, f1}) => [precision, recall, f1].map((share) => share!.value.toFixed(2))),
    [
      ['0.50', '1.00', '0.67'],
      ['0.00', '0.00', '0.00'],
      ['1.00', '0.67', '0.80'],
    ],
  );
});

test('classScores(confusion) takes columns for precision, rows for recall, and their harmonic mean', () => {
  const [first, , third] = classScores(confusion, 1);
  assert.deepEqual([first!.precision!.value, first!.recall.value], [50 / 70, 50 / 60]);
  assert.ok(Math.abs(first!.f1.value - 2 / (70 / 50 + 60 / 50)) < 1e-12);
  assert.deepEqual([third!.precision!.value, third!.recall.value], [0.8, 1]);
});

test('classScores(confusion) gives F1 the interval of the share that it rises with', () => {
  const {f1} = classScores(confusion, 1)[0]!;
  const {low, high} = proportionInterval(50, 80);
  assert.deepEqual([f1.low, f1.high], [(2 * low) / (1 + low), (2 * high) / (1 + high)]);
  assert.ok(f1.low < f1.value && f1.value < f1.high);
});

test('classScores(confusion, seeds) has the intervals of one seed’s images', () => {
  const tripled = confusion.map((row) => row.map((count) => 3 * count));
  assert.deepEqual(classScores(tripled, 3), classScores(confusion, 1));
});

test('classScores(confusion) has no precision for a class that nothing was taken for', () => {
  const [, never] = classScores(
    [
      [10, 0],
      [10, 0],
    ],
    1,
  );
  assert.deepEqual([never!.precision, never!.recall.value, never!.f1.value], [null, 0, 0]);
});

test('mergeClasses(confusion, labels) counts confusions among them as right', () => {
  assert.deepEqual(mergeClasses(confusion, [0, 2]), [
    [90, 10],
    [30, 70],
  ]);
  assert.deepEqual(mergeClasses(confusion, [1]), confusion);
});

test('correctImages(probabilities, labels) marks the images whose most probable class is theirs', () => {
  assert.deepEqual(correctImages([0.9, 0.1, 0.9, 0.1, 0.2, 0.8], Uint8Array.of(0, 1, 1)), Uint8Array.of(1, 0, 1));
});
