import assert from 'node:assert/strict';
import {test} from 'node:test';
import {orderClasses} from '../../../../experiments/packing/readers/class-order.ts';

test('orderClasses(names) orders whole numbers by value, all else by code units, each name once', () => {
  assert.deepEqual(orderClasses(['10', '9', '-1', '9', '0']), ['-1', '0', '9', '10']);
  assert.deepEqual(orderClasses(['10', '9', 'b', 'a', 'B', 'é', 'z']), ['10', '9', 'B', 'a', 'b', 'z', 'é']);
  assert.deepEqual(orderClasses(['01', '1', '2']), ['01', '1', '2']);
  assert.deepEqual(orderClasses([]), []);
});
