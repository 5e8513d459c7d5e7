import assert from 'node:assert/strict';
import {test} from 'node:test';
import {buildNetwork} from '../../../experiments/models/index.ts';
import {initializeWeights} from '../../../experiments/models/initialize.ts';
import {type Layer, placeLayers} from '../../../experiments/models/layer.ts';
import {networkCost, summarizeLayers, trainingOperations} from '../../../experiments/models/summarize.ts';
import {grey28} from '../shapes.ts';

const none = new Uint8Array();
const simple = buildNetwork({kind: 'dense', hiddenUnits: [512], dropoutRate: 0.5}, grey28);

test('networkCost(network) counts the 407,050 parameters of the simple network', () => {
  assert.deepEqual(networkCost(simple), {parameters: 407_050, multiplyAdds: 784 * 512 + 512 * 10});
});

test('networkCost(network) counts the weights and biases of a network without hidden layer', () => {
  const linear = buildNetwork({kind: 'dense', hiddenUnits: [], dropoutRate: 0}, grey28);
  assert.deepEqual(networkCost(linear), {parameters: 7_850, multiplyAdds: 7_840});
  assert.deepEqual(
    summarizeLayers(linear).map(({title}) => title),
    ['Flatten', 'Dense 10, softmax'],
  );
});

test('networkCost(network) agrees with the published counts of convolutional networks', () => {
  const seedsCnn = buildNetwork(
    {
      kind: 'convolutional',
      filters: [32, 32, 32],
      pooled: 2,
      denseUnits: 32,
      dropoutRate: 0,
    },
    grey28,
  );
  assert.equal(networkCost(seedsCnn).parameters, 320 + 9_248 + 9_248 + (3 * 3 * 32 + 1) * 32 + 330);
  const airbench = networkCost(buildNetwork({kind: 'airbench', widths: [32, 96, 128]}, grey28));
  assert.equal(airbench.parameters, 381_992);
  assert.equal(Math.round((airbench.multiplyAdds * 6) / 1e6), 97); // MFLOP of training an image
  const residual = networkCost(buildNetwork({kind: 'airbench', widths: [32, 96, 128], residual: true}, grey28));
  assert.equal(residual.parameters - airbench.parameters, 9 * (32 ** 2 + 96 ** 2 + 128 ** 2) + 32 + 96 + 128);
});

test('summarizeLayers(network) follows the images of 28 pixels through the blocks', () => {
  const heights = summarizeLayers(buildNetwork({kind: 'airbench', widths: [32, 96, 128]}, grey28))
    .filter(({outputShape}) => outputShape.length === 3)
    .map(({outputShape}) => outputShape[0]);
  assert.deepEqual([...new Set(heights)], [27, 13, 6, 3, 1]);
});

test('summarizeLayers(network) gives each layer its title, shape and cost', () => {
  assert.deepEqual(
    summarizeLayers(simple).map(({title, outputShape, parameters}) => [title, outputShape, parameters]),
    [
      ['Flatten', [784], 0],
      ['Dense 512, ReLU', [512], 401_920],
      ['Dropout 0.5', [512], 0],
      ['Dense 10, softmax', [10], 5_130],
    ],
  );
});

test('placeLayers(network) refuses an addition of another shape, or of nothing', () => {
  const place = (before: number) => {
    const relu: Layer = {kind: 'activation', activation: 'relu'};
    placeLayers({
      inputShape: [4, 4, 1],
      layers: [relu, {kind: 'pooling', size: 2}, relu, {kind: 'addition', before}],
    });
  };
  place(2);
  assert.throws(() => place(3), /invalid layer 4: it adds \[4,4,1\] of 3 layers before to \[2,2,1\]/);
  assert.throws(() => place(1), /adds \[nothing\] of 1 layers before/);
  assert.throws(() => place(9), /adds \[nothing\] of 9 layers before/);
});

test('buildNetwork(model) of blocks halves the maps once a block', () => {
  const network = buildNetwork(
    {
      kind: 'blocks',
      filters: [24, 40],
      convolutions: 2,
      kernel: 5,
      normalization: 'batch',
      denseUnits: 0,
      dropoutRate: 0.5,
    },
    grey28,
  );
  const layers = summarizeLayers(network);
  assert.deepEqual(
    layers.filter(({kind}) => kind === 'pooling').map(({outputShape}) => outputShape),
    [
      [14, 14, 24],
      [7, 7, 40],
    ],
  );
  assert.equal(layers.filter(({kind}) => kind === 'convolution').length, 4);
  assert.ok(!layers.some(({kind}) => kind === 'dropout'));
  assert.equal(layers.at(-1)!.parameters, 7 * 7 * 40 * 10 + 10);
});

test('trainingOperations(network) counts two operations a multiply-add, three times an image', () => {
  assert.equal(trainingOperations(simple, 10, 2), 406_528 * 2 * 3 * 10 * 2);
});

test('buildNetwork(model) leaves out dropout at rate 0', () => {
  const {layers} = buildNetwork({kind: 'dense', hiddenUnits: [8, 4], dropoutRate: 0}, grey28);
  assert.deepEqual(
    layers.map(({kind}) => kind),
    ['flatten', 'dense', 'dense', 'dense'],
  );
});

test('initializeWeights(network, seed) draws kernels in the range of Glorot and Bengio, and biases of zero', () => {
  const [kernel, bias] = initializeWeights(simple, 1, none);
  const limit = Math.sqrt(6 / (784 + 512));
  assert.ok(kernel!.values.every((value) => Math.abs(value) <= limit));
  assert.ok(Math.max(...kernel!.values.subarray(0, 10_000)) > 0.99 * limit);
  assert.ok(bias!.values.every((value) => value === 0));
});

test('initializeWeights(network, seed) gives each seed, and each layer, its own numbers', () => {
  const kernels = (seed: number) => initializeWeights(simple, seed, none).map(({values}) => values[0]);
  assert.deepEqual(kernels(1), kernels(1));
  assert.notEqual(kernels(1)[0], kernels(2)[0]);
  assert.notEqual(kernels(1)[0], kernels(1)[2]);
});
