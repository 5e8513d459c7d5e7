import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {ModelConfig} from '../../../../experiments/artifacts/schema.ts';
import {buildNetwork} from '../../../../experiments/models/index.ts';
import {stepsOf} from '../../../../experiments/models/step.ts';
import {readView, writeView} from '../../../../site/live/network/address.ts';
import {forward} from '../../../../site/live/network/forward.ts';
import {decodeHalf} from '../../../../site/live/network/half-precision.ts';
import {
  firstPlace,
  nextPlace,
  outputIndex,
  placeAt,
  previousPlace,
  withinStep,
} from '../../../../site/live/network/place.ts';
import {grey28} from '../../../experiments/shapes.ts';
import {easyImages} from '../../../experiments/training/easy-images.ts';
import {randomWeights} from '../../../experiments/training/kept-network.ts';

const config: ModelConfig = {kind: 'convolutional', filters: [4, 6, 5], pooled: 2, denseUnits: 8, dropoutRate: 0.5};
const steps = stepsOf(buildNetwork(config, grey28), decodeHalf(new Uint8Array(randomWeights(config, 2)).buffer));
const pixels = easyImages(1, 3).images;
const tensors = forward(steps, {shape: [28, 28, 1], values: Float32Array.from(pixels, (grey) => grey / 255)});

test('placeAt(step, index) and outputIndex(step, place) undo each other in every step', () => {
  steps.forEach((step, at) => {
    const {length} = tensors[at + 1]!.values;
    for (const index of [0, 1, Math.floor(length / 2), length - 1])
      assert.equal(outputIndex(step, placeAt(step, index, tensors[at]!)), index, step.operation.kind);
  });
});

test('nextPlace(...) follows a number: what came out of a step is what goes into the next', () => {
  let place = firstPlace(steps[0]!, tensors[0]!, tensors[1]!);
  steps.slice(1).forEach((step, before) => {
    const from = steps[before]!;
    const index = outputIndex(from, place);
    place = nextPlace(from, place, step, tensors[before + 2]!);
    assert.deepEqual(place, withinStep(step, place), step.operation.kind);
    if (step.operation.kind === 'relu') assert.equal(outputIndex(step, place), index);
    if (step.operation.kind === 'dense') assert.equal(place.channel, index);
  });
});

test('previousPlace(...) goes back to the number that a number comes from', () => {
  const flatten = steps.findIndex(({operation}) => operation.kind === 'flatten');
  const [dense, maps] = [steps[flatten + 1]!, steps[flatten - 1]!];
  const row = previousPlace(dense, {row: 0, column: 0, filter: 3, channel: 17}, steps[flatten]!, tensors[flatten]!);
  assert.equal(outputIndex(steps[flatten]!, row), 17);
  const cell = previousPlace(steps[flatten]!, row, maps, tensors[flatten - 1]!);
  assert.equal(outputIndex(maps, cell), 17);
});

test('withinStep(step, place) keeps to what there is', () => {
  const far = {row: 99, column: -3, filter: 99, channel: Number.NaN};
  assert.deepEqual(withinStep(steps[0]!, far), {row: 25, column: 0, filter: 3, channel: 0});
  assert.deepEqual(withinStep(steps.at(-1)!, far), {row: 0, column: 0, filter: 9, channel: 9});
});

test('readView(writeView(view)) is the view, also where the address says more, which it keeps', () => {
  const view = {
    ...{dataset: 'mnist', network: 'nn-512', image: 3, step: 7},
    place: {row: 4, column: 11, filter: 30, channel: 2},
  };
  assert.deepEqual(readView(writeView(view)), view);
  assert.match(writeView(view, '?present&image=9&data=none'), /^\?present=&data=[^&]+&network=/);
  assert.deepEqual(readView(writeView(view, '?present&image=9&data=none')), view);
  assert.equal(readView('?other=1'), undefined);
});
