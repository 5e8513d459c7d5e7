import assert from 'node:assert/strict';
import {test} from 'node:test';
import {confusedClasses} from '../../../../experiments/analysis/predictions/confused-classes.ts';

test('confusedClasses(confusion, size) finds the classes with most mistakes among them, not those with most mistakes', () => {
  const confusion = [
    [50, 0, 9, 9],
    [0, 90, 5, 5],
    [0, 6, 90, 4],
    [0, 5, 5, 90],
  ];
  assert.deepEqual(confusedClasses(confusion, 3), [1, 2, 3]);
  assert.deepEqual(confusedClasses(confusion, 2), [1, 2]);
});

test('confusedClasses(confusion, size) takes the first of equals', () => {
  assert.deepEqual(confusedClasses([[1, 0, 0], [0, 1, 0], [0, 0, 1]], 2), [0, 1]); // biome-ignore format: a matrix
});

test('confusedClasses(confusion, size) takes all but one of few classes, and looks at many in a moment', () => {
  const of = (count: number, taken: (label: number, as: number) => number) =>
    Array.from({length: count}, (_, label) => Array.from({length: count}, (_, as) => taken(label, as)));
  assert.deepEqual(
    confusedClasses(
      of(2, () => 3),
      5,
    ),
    [0, 1],
  );
  assert.deepEqual(
    confusedClasses(
      of(4, (label, as) => label + as),
      5,
    ),
    [1, 2, 3],
  );
  const many = of(200, (label, as) => (label % 40 === 7 && as % 40 === 7 ? 5 : 0));
  assert.deepEqual(confusedClasses(many, 5), [7, 47, 87, 127, 167]);
});
