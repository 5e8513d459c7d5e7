import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Tensor, Tensor1D, Tensor2D} from '@tensorflow/tfjs-node';
import {
  addBias,
  dropOut,
  matMul,
  normalizeBatch,
  relu,
  scalePixels,
  softmaxCrossEntropy,
} from '../../../experiments/models/kernels.ts';
import {tf} from '../../../experiments/tensorflow.ts';

const left = tf.tensor2d([0.5, -1, 2, 0.1, 3, -0.2], [2, 3]);
const right = tf.tensor2d([1, -2, 0.3, 4, -5, 0.6], [3, 2]);
const bias = tf.tensor1d([0.1, -0.2, 0.3]);
const labels = tf.tensor1d([2, 0], 'int32');
const picture = tf.reshape(tf.linspace(-1, 2, 24), [2, 2, 2, 3]);

/** Cross-entropy as it is written in books. */
function writtenOut(logits: Tensor, smoothing: number): Tensor {
  const targets = tf.add(tf.mul(tf.oneHot(labels, 3), 1 - smoothing), smoothing / 3);
  return tf.neg(tf.mean(tf.sum(tf.mul(targets, tf.logSoftmax(logits)), 1)));
}

function normalizedByHand(values: Tensor, shift: Tensor): Tensor {
  const {mean, variance} = tf.moments(values, [0, 1, 2]);
  return tf.add(tf.div(tf.sub(values, mean), tf.sqrt(tf.add(variance, 1e-3))), shift);
}

const kernels: Record<string, {inputs: Tensor[]; kernel: Compute; composed: Compute}> = {
  'relu(values)': {inputs: [left], kernel: (x) => relu(x), composed: (x) => tf.relu(x)},
  'addBias(values, bias)': {
    inputs: [left, bias],
    kernel: (x, y) => addBias(x, y as Tensor1D),
    composed: (x, y) => tf.add(x, y),
  },
  'addBias(values, bias) of images': {
    inputs: [picture, bias],
    kernel: (x, y) => addBias(x, y as Tensor1D),
    composed: (x, y) => tf.add(x, y),
  },
  'matMul(left, right)': {
    inputs: [left, right],
    kernel: (x, y) => matMul(x as Tensor2D, y as Tensor2D),
    composed: (x, y) => tf.matMul(x, y),
  },
  'softmaxCrossEntropy(logits, labels)': {
    inputs: [left],
    kernel: (x) => softmaxCrossEntropy(x as Tensor2D, labels),
    composed: (x) => writtenOut(x, 0),
  },
  'softmaxCrossEntropy(logits, labels, smoothing)': {
    inputs: [left],
    kernel: (x) => softmaxCrossEntropy(x as Tensor2D, labels, 0.3),
    composed: (x) => writtenOut(x, 0.3),
  },
  'normalizeBatch(values, shift, epsilon, use)': {
    inputs: [picture, bias],
    kernel: (x, y) => normalizeBatch(x, y, 1e-3, () => {}),
    composed: normalizedByHand,
  },
};

type Compute = (...inputs: [Tensor, Tensor]) => Tensor;

/** A function's value, and the gradients of the sum of its squares. */
function valueAndGradients(compute: Compute, inputs: Tensor[]): Tensor[] {
  const squares = (...given: Tensor[]) => tf.sum(tf.square(compute(...(given as [Tensor, Tensor]))));
  return [compute(...(inputs as [Tensor, Tensor])), ...tf.grads(squares)(inputs)];
}

for (const [call, {inputs, kernel, composed}] of Object.entries(kernels)) {
  test(`${call} has the value and the gradients of what TensorFlow.js composes`, () =>
    tf.tidy(() => {
      const expected = valueAndGradients(composed, inputs);
      for (const [place, found] of valueAndGradients(kernel, inputs).entries()) {
        assert.deepEqual(found.shape, expected[place]!.shape);
        assert.ok(tf.max(tf.abs(tf.sub(found, expected[place]!))).dataSync()[0]! < 1e-4, `${found}${expected[place]}`);
      }
    }));
}

test('dropOut(values, rate, seed) sets the share of the rate to 0 and keeps the mean', () =>
  tf.tidy(() => {
    const dropped = dropOut(tf.ones([1000, 100]), 0.25, tf.tensor1d([1, 2], 'int32'));
    const kept = tf.mean(tf.cast(tf.notEqual(dropped, 0), 'float32')).dataSync()[0]!;
    assert.ok(Math.abs(kept - 0.75) < 0.01, `${kept}`);
    assert.ok(Math.abs(tf.max(dropped).dataSync()[0]! - 1 / 0.75) < 1e-6);
  }));

test('dropOut(values, rate, seed) drops the same values for the same seed only', () =>
  tf.tidy(() => {
    const mask = (...seed: [number, number]) => dropOut(tf.ones([100]), 0.5, tf.tensor1d(seed, 'int32')).dataSync();
    assert.deepEqual(mask(1, 2), mask(1, 2));
    assert.notDeepEqual(mask(1, 2), mask(1, 3));
    assert.notDeepEqual(mask(1, 2), mask(2, 2));
  }));

test('dropOut(values, rate, seed) passes gradients through what it keeps', () =>
  tf.tidy(() => {
    const seed = tf.tensor1d([1, 2], 'int32');
    const ones = tf.ones([100]);
    const gradient = tf.grad((x) => tf.sum(dropOut(x, 0.5, seed)))(ones);
    assert.deepEqual(gradient.dataSync(), dropOut(ones, 0.5, seed).dataSync());
  }));

test('scalePixels(packed, shape) unpacks four bytes of each number, in their order', () =>
  tf.tidy(() => {
    const packed = tf.tensor2d(new Int32Array(Uint8Array.of(0, 51, 255, 128, 1, 2, 3, 4).buffer), [2, 1], 'int32');
    const scaled = scalePixels(packed, [2, 2, 2, 1]);
    assert.deepEqual(scaled.shape, [2, 2, 2, 1]);
    const expected = Float32Array.of(0, 51, 255, 128, 1, 2, 3, 4).map((value) => value * Math.fround(1 / 255));
    assert.deepEqual(scaled.dataSync(), expected);
  }));
