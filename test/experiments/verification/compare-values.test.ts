import assert from 'node:assert/strict';
import {test} from 'node:test';
import {compareValues} from '../../../experiments/verification/compare-values.ts';

const exact = {absolute: 0, relative: 0};
const record = {name: 'a', rows: [{mean: 0.5}, {mean: 0.25}], seeds: null};

test('compareValues(expected, found) is nothing for equal values, in whatever order their keys are', () => {
  assert.equal(compareValues(record, {seeds: null, rows: [{mean: 0.5}, {mean: 0.25}], name: 'a'}, exact), undefined);
});

test('compareValues(expected, found) names the first field that differs', () => {
  const differing = (change: object) => compareValues(record, {...record, ...change}, exact);
  assert.deepEqual(differing({rows: [{mean: 0.5}, {mean: 0.75}]}), {
    field: 'rows.1.mean',
    expected: '0.25',
    found: '0.75',
  });
  assert.deepEqual(differing({rows: [{mean: 0.5}]}), {field: 'rows.1', expected: '{"mean":0.25}', found: 'nothing'});
  assert.deepEqual(differing({more: 1}), {field: 'more', expected: 'nothing', found: '1'});
  assert.deepEqual(differing({seeds: {}}), {field: 'seeds', expected: 'null', found: '{}'});
  assert.equal(differing({rows: {0: record.rows[0], 1: record.rows[1]}})!.field, 'rows');
});

test('compareValues(expected, found, tolerance) allows numbers to differ by the larger of two bounds', () => {
  const differs = (a: unknown, b: unknown) => compareValues(a, b, {absolute: 0.1, relative: 0.01}) !== undefined;
  assert.deepEqual(
    [differs(1, 1.09), differs(1, 1.11), differs(100, 100.9), differs(100, 101.5)],
    [false, true, false, true],
  );
  assert.deepEqual([differs('1', '1.01'), differs(1, '1'), differs(Number.NaN, 1)], [true, true, true]);
});
