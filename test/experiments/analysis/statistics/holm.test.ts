import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {holm} from '../../../../experiments/analysis/statistics/holm.ts';

// Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate", J. R. Stat. Soc. B 57, 1995, section 4.1
const published = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
];

test('holm(values) keeps the published three of fifteen', () => {
  assert.equal(holm(published).filter((value) => value <= 0.05).length, 3);
});

test('holm(values) multiplies the smallest by how many there are, the next by one fewer, and never falls', () => {
  const rounded = holm([0.01, 0.04, 0.03, 0.005]).map((value) => Number(value.toFixed(10)));
  assert.deepEqual(rounded, [0.03, 0.06, 0.06, 0.02]);
});

test('holm(values) lies between each value and Bonferroni’s, and keeps their order', () => {
  const values = fc.array(fc.double({min: 0, max: 1, noNaN: true}), {maxLength: 20});
  fc.assert(
    fc.property(values, (values) => {
      const adjusted = holm(values);
      for (const [i, value] of values.entries()) {
        assert.ok(value <= adjusted[i]! && adjusted[i]! <= Math.min(1, value * values.length));
        for (const [j, other] of values.entries()) if (other < value) assert.ok(adjusted[j]! <= adjusted[i]!);
      }
    }),
  );
});
