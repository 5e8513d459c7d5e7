import assert from 'node:assert/strict';
import {test} from 'node:test';
import {decodeHalf, encodeHalf} from '../../../experiments/artifacts/half-precision.ts';

test('encodeHalf(values) writes IEEE 754 binary16, little-endian', () => {
  assert.deepEqual([...encodeHalf([1, -2, 0.5, 2 ** -24])], [0x00, 0x3c, 0x00, 0xc0, 0x00, 0x38, 0x01, 0x00]);
});

test('decodeHalf(bytes) reads back what was written, to eleven binary digits', () => {
  const values = Float32Array.from({length: 1000}, (_, place) => (place + 1) / 1001);
  decodeHalf(encodeHalf(values)).forEach((value, place) => {
    assert.ok(Math.abs(value / values[place]! - 1) <= 2 ** -11);
  });
});

test('decodeHalf(bytes) reads every pattern of bits as DataView does', () => {
  const bytes = new Uint8Array(Uint16Array.from({length: 2 ** 16}, (_, bits) => bits).buffer);
  const view = new DataView(bytes.buffer);
  decodeHalf(bytes).forEach((value, place) => {
    assert.ok(Object.is(value, view.getFloat16(2 * place, true)), `${place}: ${value}`);
  });
});

test('decodeHalf(bytes) reads bytes that start anywhere in their buffer', () => {
  const bytes = new Uint8Array([0, ...encodeHalf([3])]).subarray(1);
  assert.deepEqual([...decodeHalf(bytes)], [3]);
});

test('decodeHalf(bytes) refuses half a number', () => {
  assert.throws(
    () => decodeHalf(new Uint8Array(3)),
    /invalid half-precision numbers: 3 bytes \(expected two a number\)/,
  );
});
