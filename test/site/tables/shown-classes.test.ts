import assert from 'node:assert/strict';
import {test} from 'node:test';
import {matrixTitle, shownClasses} from '../../../site/tables/shown-classes.ts';

const matrixOf = (size: number, mistakes: readonly (readonly [number, number])[]) => {
  const matrix = Array.from({length: size}, (_, row) =>
    Array.from({length: size}, (_, column) => (row === column ? 9 : 0)),
  );
  for (const [row, column] of mistakes) matrix[row]![column]!++;
  return matrix;
};

test('shownClasses(matrix) are all of up to twenty, in their order', () => {
  assert.deepEqual(shownClasses(matrixOf(3, [])), [0, 1, 2]);
  assert.equal(shownClasses(matrixOf(20, [])).length, 20);
});

test('shownClasses(matrix) of more are the twenty with most off the diagonal, whichever of the two they are', () => {
  const shown = shownClasses(
    matrixOf(30, [
      [29, 25],
      [25, 29],
    ]),
  ); // the others have none
  assert.equal(shown.length, 20);
  assert.deepEqual(shown.slice(-2), [25, 29]);
  assert.deepEqual(
    shown,
    shown.toSorted((a, b) => a - b),
  );
});

test('matrixTitle(title, shown, classCount) says where some are left out', () => {
  assert.equal(matrixTitle('Leaves', [0, 1], 2), 'Leaves');
  assert.equal(matrixTitle('Leaves', [0, 1], 100), 'Leaves: the 2 of 100 categories that are confused most');
});
