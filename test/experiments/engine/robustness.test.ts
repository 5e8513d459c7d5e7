import assert from 'node:assert/strict';
import {test} from 'node:test';
import {setImmediate} from 'node:timers/promises';
import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import {loadEngine} from '../../../experiments/engine/binding.ts';
import {buildNetwork} from '../../../experiments/models/index.ts';
import type {Layer, Network} from '../../../experiments/models/layer.ts';
import {createTrainable} from '../../../experiments/training/create-trainable.ts';
import {createNative} from '../../../experiments/training/native.ts';
import type {StepConfig} from '../../../experiments/training/network-steps.ts';
import {grey28} from '../shapes.ts';
import {noiseFor, randomCase} from './random-network.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const learning: StepConfig = {optimizer: {kind: 'rmsprop', learningRate: 1e-3, decay: 0.9, epsilon: 1e-7}};
const options = {...learning, sizes: [4], seed: 1};
const dense: Layer = {kind: 'dense', units: 10, activation: 'softmax', bias: true};
const convolution: Layer = {
  kind: 'convolution',
  filters: 8,
  size: 3,
  padding: 'valid',
  activation: 'relu',
  bias: true,
  initial: 'glorot',
};
const small = buildNetwork({kind: 'convolutional', filters: [8], pooled: 1, denseUnits: 8, dropoutRate: 0}, grey28);
const batch = noiseFor({network: small, learning, batchSize: 4}, 1);

test('the engine trains 10,000 generated networks on their batches, of one image and one class up', () => {
  for (let seed = 0; seed < 10_000; seed++) {
    const each = randomCase(seed, {side: 9, filters: 20, batch: [1, 5]});
    const trainable = createNative(each.network, {...each.learning, sizes: [each.batchSize], seed});
    const noise = noiseFor(each, seed);
    const losses = [0, 1].map((step) => trainable.step(noise, [seed, step], 1e-3));
    const probabilities = trainable.predict(noise.images);
    trainable.dispose();
    const isWell = [...losses, ...probabilities].every(Number.isFinite);
    assert.ok(isWell, `network ${seed}, ${JSON.stringify(each)}: ${losses}, ${probabilities}`);
  }
});

test('the engine keeps no memory over 2,000 steps, nor of networks that are gone', async () => {
  const resident = async () => {
    for (let round = 0; round < 2; round++) {
      collectGarbage();
      await setImmediate();
    }
    const {rss, heapTotal} = process.memoryUsage(); // without JavaScript's own
    return (rss - heapTotal) / 2 ** 20;
  };
  const network = buildNetwork({kind: 'airbench', widths: [16, 16, 16]}, grey28);
  const images = new Uint8Array(784);
  const trainable = createNative(network, {...options, images});
  const use = (steps: number, networks: number) => {
    for (let step = 0; step < steps; step++) trainable.step(batch, [1, step], 1e-3);
    for (let made = 0; made < networks; made++) createNative(network, {...options, images}).dispose();
  };
  use(500, 100);
  const sizes = [await resident()];
  for (let round = 0; round < 3; round++) {
    use(2000, 100);
    sizes.push(await resident());
  }
  const growth = sizes.slice(1).map((size, round) => size - sizes[round]!); // what leaks grows in each round
  assert.ok(Math.min(...growth) < 8, `resident sizes: ${sizes} MiB (expected no growth)`);
  trainable.dispose();
});

const refused: [string, Network, RegExp][] = [
  [
    'a kernel that is larger than the maps',
    {inputShape: [4, 4, 1], layers: [convolution, convolution, {kind: 'flatten'}, dense]},
    /^layer 1 on \[2,2,8\]: a kernel of 3 is larger than the maps$/,
  ],
  [
    'pooling that is larger than the maps',
    {inputShape: [2, 8, 1], layers: [{kind: 'pooling', size: 3}, {kind: 'flatten'}, dense]},
    /^layer 0 on \[2,8,1\]: pooling of 3 is larger than the maps$/,
  ],
  [
    'a dense layer on maps',
    {inputShape: [4, 4, 2], layers: [dense]},
    /^layer 0 on \[4,4,2\]: a dense layer needs a row of numbers \(expected a flatten layer before it\)$/,
  ],
  [
    'a convolution of a row of numbers',
    {inputShape: [4, 4, 2], layers: [{kind: 'flatten'}, convolution]},
    /^layer 1 on \[4,4,2\]: a convolution needs maps, but a flatten layer comes before it$/,
  ],
  [
    'images without a size',
    {inputShape: [0, 4, 1], layers: [dense]},
    /^images of \[0,4,1\] \(expected sides of 1 to 32768\)$/,
  ],
  [
    'more memory than there is',
    {inputShape: [30_000, 30_000, 1], layers: [convolution, {kind: 'flatten'}, dense]},
    /^it needs more memory than \d+ MB$/,
  ],
];

for (const [title, network, message] of refused) {
  test(`the engine refuses ${title}, and names the layer and its shape`, () => {
    const {binding} = loadEngine();
    assert.throws(() => binding.create(network, learning, {most: 4, threads: 1, memory: 2e9}), {message});
  });
}

test('the engine refuses batches, labels and states of other sizes than its own', () => {
  const trainable = createNative(small, options);
  const {images, labels} = batch;
  assert.throws(() => trainable.step({images: images.subarray(1), labels}, [1, 0]), {
    message: 'images: 3135 numbers (expected 3136)',
  });
  const places = Uint32Array.of(0, 1, 4, 3);
  assert.throws(() => trainable.step({images, places, labels}, [1, 0]), {message: 'place 4 (expected 0 to 3)'});
  assert.throws(() => trainable.step({images, places: places.subarray(1), labels}, [1, 0]), {
    message: 'places: 3 numbers (expected 4)',
  });
  assert.throws(() => trainable.step({images, labels: Int32Array.of(1, 2, 3, 10)}, [1, 0]), {
    message: 'label 10 (expected 0 to 9)',
  });
  assert.throws(() => trainable.step({images, labels: Int32Array.of(1, -1, 3, 4)}, [1, 0]), {
    message: 'label -1 (expected 0 to 9)',
  });
  assert.throws(
    () => trainable.step({images, labels: new Int32Array(0)}, [1, 0]),
    /a batch of 0 \(expected 1 to \d+\)/,
  );
  assert.throws(() => trainable.predict(images.subarray(1)), {message: 'images: 3135 numbers (expected 2352)'});
  const state = trainable.readState();
  assert.throws(() => trainable.restoreState(state.slice(1)), {message: 'a state of 11 arrays (expected 12)'});
  assert.throws(() => trainable.restoreState([new Float32Array(3), ...state.slice(1)]), {
    message: 'array 0 of the state: 3 numbers (expected 72)',
  });
  trainable.dispose();
  assert.throws(() => trainable.step(batch, [1, 0]), {message: 'this network has been disposed of'});
});

test('createTrainable(network) lets TensorFlow train what the engine does not know, and says so', () => {
  const said: string[] = [];
  const network = {
    inputShape: [28, 28, 1],
    layers: [{kind: 'flatten'}, {kind: 'dropout', rate: 0.5}, dense],
  } satisfies Network;
  const [other, native, asked] = [
    createTrainable(network, options, 'native', (message) => said.push(message)),
    createTrainable(small, options, undefined, (message) => said.push(message)),
    createTrainable(small, options, 'tensorflow', (message) => said.push(message)),
  ];
  assert.deepEqual(
    [other, native, asked].map(({engine}) => engine.name),
    ['tensorflow', 'native', 'tensorflow'],
  );
  assert.deepEqual(said, [
    "TensorFlow trains it, not the native engine: it does not know layer 1 on [28,28,1]: dropout of what isn't given by ReLU",
  ]);
  assert.ok(Number.isFinite(other.step(batch, [1, 0])));
  for (const each of [other, native, asked]) each.dispose();
});
