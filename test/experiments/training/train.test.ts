import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {TrainingConfig} from '../../../experiments/artifacts/schema.ts';
import type {Dataset, Split} from '../../../experiments/datasets/dataset.ts';
import {buildNetwork} from '../../../experiments/models/index.ts';
import {randomGenerator} from '../../../experiments/random.ts';
import {tf} from '../../../experiments/tensorflow.ts';
import {protocol} from '../../../experiments/training/protocol.ts';
import {type Standing, train} from '../../../experiments/training/train.ts';
import {createTrainable, disposeTrainable, readState} from '../../../experiments/training/trainable.ts';

const network = buildNetwork({kind: 'dense', hiddenUnits: [16], dropoutRate: 0.5});
const config: TrainingConfig = {
  optimizer: {kind: 'rmsprop', learningRate: 1e-3, decay: 0.9, epsilon: 1e-7},
  batchSize: 16,
  epochs: 4,
};

/** Noise, with a bright row that tells the class. */
function easyImages(count: number, seed: number): Split {
  const random = randomGenerator('easy images', seed);
  const labels = Uint8Array.from({length: count}, () => Math.floor(random() * 10));
  const images = Uint8Array.from({length: count * 784}, () => Math.floor(random() * 100));
  labels.forEach((label, image) => {
    images.fill(255, image * 784 + label * 56, image * 784 + label * 56 + 28);
  });
  return {images, labels, indices: Uint32Array.from(labels.keys())};
}

const data: Dataset = {training: easyImages(200, 1), validation: easyImages(50, 2)};

async function trained(seed: number, from?: Standing, epochs = config.epochs) {
  const trainable = createTrainable(network, seed);
  try {
    const standings: Standing[] = [];
    const records = await train(trainable, data, {...config, epochs}, seed, {
      from,
      onEpoch: async (standing) => void standings.push(standing),
    });
    return {records, standings, state: readState(trainable)};
  } finally {
    disposeTrainable(trainable);
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

// Where this fails after a change that is meant to change the numbers: raise the protocol, and write the new ones here.
test('train(...) computes by the protocol that it names', async () => {
  const {records} = await trained(1);
  const golden = {protocol: 1, losses: [2.184464, 1.849522, 1.63179, 1.472073]};
  assert.equal(protocol, golden.protocol);
  records.forEach(({optimizedLoss}, place) => {
    const expected = golden.losses[place]!;
    assert.ok(Math.abs(optimizedLoss - expected) < 1e-4, `epoch ${place + 1}: ${optimizedLoss} (expected ${expected})`);
  });
});
