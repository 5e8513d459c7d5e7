import assert from 'node:assert/strict';
import {test} from 'node:test';
import {write} from '../../../site/format/numbers.ts';

const cases = [
  [0.98123, 'percent', undefined, '98.1\u202f%'],
  [0.98123, 'percent', 2, '98.12\u202f%'],
  [-0.0865, 'points', 2, '\u22128.65'],
  [-0.00001, 'points', 1, '0.0'],
  [407050, 'count', undefined, '407,050'],
  [0.1307, 'decimal', 3, '0.131'],
  [6.7e13, 'operations', undefined, '67.0 trillion'],
  [999, 'operations', undefined, '999'],
  [42.4, 'duration', undefined, '42 s'],
  [254, 'duration', undefined, '4 min'],
  [7500, 'duration', undefined, '2 h 5 min'],
  [0.00001, 'chance', undefined, 'under 0.001'],
  [0.0312, 'chance', undefined, '0.031'],
  ['Shirt', 'text', undefined, 'Shirt'],
] as const;

for (const [value, format, digits, expected] of cases) {
  test(`write(${value}, '${format}', ${digits}) is "${expected}"`, () =>
    assert.equal(write(value, format, digits), expected));
}
