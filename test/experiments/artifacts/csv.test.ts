import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {readCsv, writeCsv} from '../../../experiments/artifacts/csv.ts';

test('readCsv(text) gives back whatever writeCsv(headings, rows) has written', () => {
  const cell = fc.oneof(fc.string({unit: 'binary', maxLength: 4}), fc.constantFrom('"', ',', '\r\n', 'a "b", c', ''));
  const tables = fc
    .integer({min: 1, max: 4})
    .chain((width) => fc.array(fc.array(cell, {minLength: width, maxLength: width}), {maxLength: 5}));
  fc.assert(
    fc.property(tables, (rows) => {
      const headings = Array.from({length: rows[0]?.length ?? 1}, (_, place) => `column ${place}`);
      assert.deepEqual(readCsv(writeCsv(headings, rows)), [headings, ...rows]);
    }),
  );
});

test('writeCsv(headings, rows) quotes what needs it and leaves empty what is not there', () => {
  assert.equal(
    writeCsv(
      ['a', 'b, c'],
      [
        ['"x"', null],
        [0.5, -1e-7],
      ],
    ),
    'a,"b, c"\n"""x""",\n0.5,-1e-7\n',
  );
});

test('writeCsv(headings, rows) marks UTF-8 for spreadsheets where a character needs it, and nowhere else', () => {
  assert.equal(writeCsv(['a'], [['3 × 3']]), '\uFEFFa\n3 × 3\n');
  assert.equal(writeCsv(['a'], [['3 x 3']]), 'a\n3 x 3\n');
  assert.deepEqual(readCsv('\uFEFFa\r\n3 × 3'), [['a'], ['3 × 3']]);
});

test('writeCsv(headings, rows) refuses what no program could read', () => {
  assert.throws(() => writeCsv(['a', 'b', 'a'], []), /invalid table: "a" twice \(expected each heading once\)/);
  assert.throws(() => writeCsv(['a', 'b'], [[1, 2], [3]]), /invalid table: 1 cells in row 2 \(expected 2: a, b\)/);
  assert.throws(() => writeCsv(['a'], [[Number.NaN]]), /invalid cell: NaN \(expected a number, or none\)/);
});

test('readCsv(text) names the line with a stray quote', () => {
  assert.throws(() => readCsv('a,b\n1,"2" 3\n'), /^Error: invalid CSV: a stray quote in line 2$/);
});
