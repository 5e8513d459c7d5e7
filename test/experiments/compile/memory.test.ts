import assert from 'node:assert/strict';
import {test} from 'node:test';
import {setImmediate} from 'node:timers/promises';
import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import {backend} from '../../../experiments/compile/native.ts';
import {buildNetwork} from '../../../experiments/models/index.ts';
import {tf} from '../../../experiments/tensorflow.ts';
import {createRecorded} from '../../../experiments/training/recorded.ts';
import type {Trainable} from '../../../experiments/training/trainable.ts';
import {grey28} from '../shapes.ts';

const network = buildNetwork({kind: 'dense', hiddenUnits: [16], dropoutRate: 0.5}, grey28);
const optimizer = {kind: 'rmsprop', learningRate: 1e-3, decay: 0.9, epsilon: 1e-7} as const;
const batchSize = 256; // so large that keeping it, 196 KiB, at each step would stand out
const mebibyte = 2 ** 20;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

function create(): Trainable {
  return createRecorded(network, {optimizer, sizes: [batchSize], seed: 1});
}

/** Trains for so many steps, each on a batch of its own memory, and returns the resident size in mebibytes. */
async function residentAfter(trainable: Trainable, steps: number): Promise<number> {
  for (let step = 0; step < steps; step++) {
    trainable.step({images: new Uint8Array(batchSize * 784), labels: new Int32Array(batchSize)}, [1, step]);
    if (step % 10 === 0) await setImmediate(); // lets Node free what the native side has released
  }
  collectGarbage();
  await setImmediate();
  collectGarbage();
  return process.memoryUsage.rss() / mebibyte;
}

test('trainable.step(...) keeps no tensor and no memory over 1,000 steps', async () => {
  const {binding} = backend();
  const count = () => [tf.memory().numTensors, binding.getNumOfTensors()];
  const trainable = create();
  const before = await residentAfter(trainable, 200);
  const tensors = count();
  const after = await residentAfter(trainable, 1000);
  assert.deepEqual(count(), tensors);
  assert.ok(after - before < 64, `resident size: ${after} MiB (expected about ${before}, as before)`);
  trainable.dispose();
});

test('trainable.dispose() frees the model and every tensor', () => {
  const {binding} = backend();
  const count = () => [tf.memory().numTensors, binding.getNumOfTensors(), binding.getNumOfSavedModels()];
  const before = count();
  const trainable = create();
  assert.equal(binding.getNumOfSavedModels(), before[2]! + 1);
  trainable.dispose();
  assert.deepEqual(count(), before);
});
