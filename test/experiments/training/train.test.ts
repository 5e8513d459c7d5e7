import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {TrainingConfig} from '../../../experiments/artifacts/schema.ts';
import type {Dataset} from '../../../experiments/datasets/dataset.ts';
import {buildNetwork} from '../../../experiments/models/index.ts';
import {tf} from '../../../experiments/tensorflow.ts';
import {batchSizes} from '../../../experiments/training/batches.ts';
import {createTrainable} from '../../../experiments/training/create-trainable.ts';
import {type Standing, train} from '../../../experiments/training/train.ts';
import {grey28} from '../shapes.ts';
import {easyImages} from './easy-images.ts';

const network = buildNetwork({kind: 'dense', hiddenUnits: [16], dropoutRate: 0.5}, grey28);
const config: TrainingConfig = {
  optimizer: {kind: 'rmsprop', learningRate: 1e-3, decay: 0.9, epsilon: 1e-7},
  batchSize: 16,
  epochs: 4,
};

const data: Dataset = {training: easyImages(200, 1), validation: easyImages(50, 2)};

async function trained(seed: number, from?: Standing, epochs = config.epochs) {
  const sizes = batchSizes(data.training.labels.length, config.batchSize);
  const trainable = createTrainable(network, {...config, sizes, seed});
  try {
    const standings: Standing[] = [];
    const records = await train(trainable, data, {...config, epochs}, seed, {
      from,
      onEpoch: async (standing) => void standings.push(standing),
    });
    return {records, standings, state: trainable.readState()};
  } finally {
    trainable.dispose();
  }
}

test('train(...) learns what tells the classes apart', async () => {
  const {records} = await trained(1, undefined, 30);
  assert.ok(records[0]!.validation.accuracy < 0.7);
  assert.ok(records.at(-1)!.validation.accuracy > 0.9, `${records.at(-1)!.validation.accuracy}`);
});

test('train(...) gives the same numbers for the same seed, bit by bit, and others for another', async () => {
  const [first, again, other] = [await trained(1), await trained(1), await trained(2)];
  assert.deepEqual(again, first);
  assert.notDeepEqual(other.state, first.state);
});

test('train(...) goes on from any epoch to the same numbers, bit by bit', async () => {
  const whole = await trained(1);
  for (const standing of whole.standings) {
    const resumed = await trained(1, standing);
    assert.deepEqual(resumed.records, whole.records);
    assert.deepEqual(resumed.state, whole.state);
  }
});

test('train(...) leaves no tensor behind', async () => {
  const before = tf.memory().numTensors;
  await trained(1);
  assert.equal(tf.memory().numTensors, before);
});

// Where this fails, every trial's numbers have changed: write the new ones here only if that is meant.
test('train(...) computes the losses that it has always computed', async () => {
  const {records} = await trained(1);
  const losses = [2.184464, 1.849522, 1.63179, 1.472073];
  for (const [place, {optimizedLoss}] of records.entries()) {
    const distance = Math.abs(optimizedLoss - losses[place]!);
    assert.ok(distance < 1e-4, `epoch ${place + 1}: ${optimizedLoss} (expected ${losses[place]})`);
  }
});
