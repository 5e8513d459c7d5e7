import assert from 'node:assert/strict';
import {test} from 'node:test';
import {decodeHalf as decodeNatively} from '../../../../experiments/artifacts/half-precision.ts';
import {decodeHalf} from '../../../../site/live/network/half-precision.ts';

test('decodeHalf(bytes) reads every 16-bit float as the machine does', () => {
  const bytes = new Uint8Array(Uint16Array.from({length: 2 ** 16}, (_, bits) => bits).buffer);
  assert.deepEqual(Array.from(decodeHalf(bytes.buffer)), Array.from(decodeNatively(bytes)));
});
