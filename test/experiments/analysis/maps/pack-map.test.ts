import assert from 'node:assert/strict';
import {test} from 'node:test';
import {packMap, packWhole} from '../../../../experiments/analysis/maps/pack-map.ts';

test('packMap(points) puts the ends of each axis at 0 and 65,535', () => {
  const {bytes, ranges} = packMap(Float64Array.of(-1, 10, 1, 20, 0, 15));
  assert.deepEqual(ranges, [
    [-1, 1],
    [10, 20],
  ]);
  assert.deepEqual([...new Uint16Array(bytes.buffer)], [0, 0, 65_535, 65_535, 32_768, 32_768]);
});

test('packWhole(values) writes the low byte first, and rejects what 16 bits do not hold', () => {
  assert.deepEqual([...packWhole([1, 258])], [1, 0, 2, 1]);
  assert.throws(() => packWhole([65_536]), /invalid number 0: 65536 \(expected a whole one of 0 ... 65535\)/);
});
