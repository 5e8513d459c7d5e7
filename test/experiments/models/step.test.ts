import assert from 'node:assert/strict';
import {test} from 'node:test';
import {decodeHalf} from '../../../experiments/artifacts/half-precision.ts';
import type {ModelConfig} from '../../../experiments/artifacts/schema.ts';
import {buildNetwork} from '../../../experiments/models/index.ts';
import {receptiveFields} from '../../../experiments/models/receptive-field.ts';
import {stepsOf} from '../../../experiments/models/step.ts';
import {grey28} from '../shapes.ts';
import {randomWeights} from '../training/kept-network.ts';

const dense: ModelConfig = {kind: 'dense', hiddenUnits: [16, 12], dropoutRate: 0.5};
const convolutional: ModelConfig = {
  kind: 'convolutional',
  filters: [4, 6, 5],
  pooled: 2,
  denseUnits: 8,
  dropoutRate: 0.5,
};
const network = buildNetwork(convolutional, grey28);
const steps = stepsOf(network, decodeHalf(randomWeights(convolutional, 1)));

test('stepsOf(network, weights) rejects the weights of another network', () => {
  assert.throws(
    () => stepsOf(buildNetwork(dense, grey28), new Float32Array(9)),
    /invalid weights: 9 numbers \(expected 12894\)/,
  );
});

test('stepsOf(network, weights) makes steps of activations, leaves dropout out and ends with softmax', () => {
  assert.equal(
    steps.map(({operation}) => operation.kind).join(' '),
    'convolution relu pooling convolution relu pooling convolution relu flatten dense relu dense softmax',
  );
});

test('stepsOf(network, weights) says of each step which layer it is of, and what its cells see', () => {
  assert.deepEqual(
    steps.map(({layer}) => layer),
    [0, 0, 1, 2, 2, 3, 4, 4, 5, 6, 6, 8, 8],
  );
  const fields = receptiveFields(network);
  for (const {layer, field} of steps) assert.deepEqual(field, fields[layer]);
});
