import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Of, Tensor} from '../../../experiments/models/step.ts';
import {cellAt, convolutionSum, kernelOf, mapOf, windowAt} from '../../../experiments/models/window.ts';

const input: Tensor = {values: Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), shape: [3, 4, 1]};

/** A convolution of two filters of 2 x 2, with zeros around the input or none. */
function convolution(edge: number): Of<'convolution'> {
  const kernel = Float32Array.of(1, 0, 0, 1, 0, 2, 3, 0);
  const biases = Float32Array.of(10, 20);
  return {
    operation: {kind: 'convolution', size: 2, edge, kernel, biases, fixed: false},
    layer: 0,
    inputShape: input.shape,
    outputShape: [2, 3, 2],
    field: {size: 2, step: 1, start: -edge},
  };
}

test('convolutionSum(step, input, cell, filter) adds up what lies under the kernel, and the bias', () => {
  const step = convolution(0);
  const cell = {row: 1, column: 2};
  assert.deepEqual(windowAt(step.operation, input, cell, 0), [7, 8, 11, 12]);
  assert.deepEqual(kernelOf(step, 0, 0), [1, 0, 0, 3]);
  assert.deepEqual(convolutionSum(step, input, cell, 0), {parts: [43], bias: 10, sum: 53});
});

test('windowAt(operation, input, cell, channel) holds zeros beyond the edge', () => {
  assert.deepEqual(windowAt(convolution(1).operation, input, {row: 0, column: 0}, 0), [0, 0, 0, 1]);
});

test('mapOf(tensor, channel) has the numbers that cellAt(shape, place) puts in that channel', () => {
  const shape = [2, 3, 2];
  const values = Float32Array.from({length: 12}, (_, place) => place);
  assert.deepEqual(mapOf({shape, values}, 1), [1, 3, 5, 7, 9, 11]);
  assert.deepEqual(cellAt(shape, 9), {row: 1, column: 1, filter: 1});
});
