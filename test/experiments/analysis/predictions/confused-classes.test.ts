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
