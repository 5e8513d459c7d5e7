import assert from 'node:assert/strict';
import {test} from 'node:test';
import {convolveCell} from '../../../../experiments/analysis/networks/convolve-cell.ts';
import type {ModelConfig} from '../../../../experiments/artifacts/schema.ts';
import {randomGenerator} from '../../../../experiments/random.ts';
import {openTrained} from '../../../../experiments/training/trained.ts';
import {grey28} from '../../shapes.ts';
import {easyImages} from '../../training/easy-images.ts';
import {randomWeights} from '../../training/kept-network.ts';

test('convolveCell(input, kernel, biases, cell) multiplies what lies under the kernel, and adds the bias', () => {
  const input = {values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], shape: [3, 4, 1]};
  const kernel = {values: [1, 0, 0, 1, 0, 2, 3, 0], shape: [2, 2, 1, 2]};
  assert.deepEqual(convolveCell(input, kernel, [10, 20], {row: 1, column: 2, filter: 0}), {
    window: [7, 8, 11, 12],
    weights: [1, 0, 0, 3],
    products: [7, 0, 0, 36],
    sum: 53,
  });
});

test('convolveCell(...) of 100 random cells is what the engine computes', () => {
  const model: ModelConfig = {kind: 'convolutional', filters: [6, 8], pooled: 1, denseUnits: 4, dropoutRate: 0};
  const trained = openTrained(model, grey28, randomWeights(model, 3));
  const values = trained.trace(easyImages(1, 2).images);
  trained.dispose();
  const layers = [
    {place: 0, inputShape: [28, 28, 1], side: 26, filters: 6},
    {place: 2, inputShape: [13, 13, 6], side: 11, filters: 8},
  ];
  const random = randomGenerator('cells');
  const draw = (count: number) => Math.floor(random() * count);
  for (let cell = 0; cell < 100; cell++) {
    const {place, inputShape, side, filters} = layers[cell % 2]!;
    const [kernel, bias] = ['kernel', 'bias'].map((role) =>
      trained.weights.find(({spec}) => spec.name === `${place}/${role}`),
    ) as [(typeof trained.weights)[number], (typeof trained.weights)[number]];
    const at = {row: draw(side), column: draw(side), filter: draw(filters)};
    const input = {values: values[place]!, shape: inputShape};
    const {sum} = convolveCell(input, {values: kernel.values, shape: kernel.spec.shape}, bias.values, at);
    const response = values[place + 1]![(at.row * side + at.column) * filters + at.filter]!;
    const error = Math.abs(Math.max(0, sum) - response);
    assert.ok(error <= 1e-5 * Math.max(1, Math.abs(response)), `${sum} (expected ${response})`);
  }
});
