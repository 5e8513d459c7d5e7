import assert from 'node:assert/strict';
import {test} from 'node:test';
import {encodeHalf} from '../../../experiments/artifacts/half-precision.ts';
import type {ModelConfig} from '../../../experiments/artifacts/schema.ts';
import {buildNetwork} from '../../../experiments/models/index.ts';
import {outputShape, placeLayers, size} from '../../../experiments/models/layer.ts';
import {tf} from '../../../experiments/tensorflow.ts';
import {gatherBatch} from '../../../experiments/training/batches.ts';
import {createTrainable} from '../../../experiments/training/create-trainable.ts';
import {predictionSize} from '../../../experiments/training/network-steps.ts';
import {predictProbabilities} from '../../../experiments/training/predict.ts';
import {openTrained, type Trained} from '../../../experiments/training/trained.ts';
import {grey28} from '../shapes.ts';
import {easyImages} from './easy-images.ts';
import {randomWeights} from './kept-network.ts';

const models: Record<string, ModelConfig> = {
  dense: {kind: 'dense', hiddenUnits: [16], dropoutRate: 0.5},
  convolutional: {kind: 'convolutional', filters: [4, 6], pooled: 1, denseUnits: 8, dropoutRate: 0.5},
  airbench: {kind: 'airbench', widths: [4, 6, 6]},
};
const split = easyImages(3, 1);

/** Opens a network, hands it over, and expects that it leaves nothing behind. */
function withTrained(model: ModelConfig, use: (trained: Trained) => void): void {
  const tensors = tf.memory().numTensors;
  const trained = openTrained(model, grey28, randomWeights(model, 2));
  try {
    use(trained);
  } finally {
    trained.dispose();
  }
  assert.equal(tf.memory().numTensors, tensors);
}

function softmax(scores: Float32Array): number[] {
  const powers = [...scores].map((score) => Math.exp(score - Math.max(...scores)));
  return powers.map((power) => power / powers.reduce((sum, value) => sum + value));
}

function expectClose(found: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
  assert.equal(found.length, expected.length);
  for (let place = 0; place < found.length; place++) {
    const [value, wanted] = [found[place]!, expected[place]!];
    assert.ok(Math.abs(value - wanted) <= tolerance, `${value} at ${place} (expected ${wanted})`);
  }
}

for (const [name, model] of Object.entries(models)) {
  test(`openTrained(${name}).trace(images) gives each layer's shape, and scores whose softmax is the prediction`, () => {
    withTrained(model, (trained) => {
      const values = trained.trace(split.images);
      expectClose(
        values[0]!,
        Float32Array.from(split.images, (grey) => grey / 255),
        1e-6,
      );
      const sizes = placeLayers(buildNetwork(model, grey28)).map(({layer, inputShape}) =>
        size(outputShape(layer, inputShape)),
      );
      assert.deepEqual(
        values.slice(1).map(({length}) => length / 3),
        sizes,
      );
      const probabilities = predictProbabilities(trained, split);
      for (let image = 0; image < 3; image++) {
        const own = [image * 10, image * 10 + 10] as const;
        expectClose(probabilities.subarray(...own), softmax(values.at(-1)!.subarray(...own)), 1e-5);
      }
    });
  });

  test(`openTrained(${name}).slopes(images, labels) are the slopes of the scores, as small steps find them`, () => {
    withTrained(model, (trained) => {
      const labels = [1, 5, 9];
      const slopes = trained.slopes(split.images, labels);
      const scores = (images: Uint8Array) =>
        labels.map((label, image) => trained.trace(images).at(-1)![image * 10 + label]!);
      // One grey level more along the slope of each pixel, and one less.
      const moved = (way: number) =>
        split.images.map((grey, place) => Math.min(255, Math.max(0, grey + way * Math.sign(slopes[place]!))));
      const [more, less] = [moved(1), moved(-1)];
      const [above, below] = [scores(more), scores(less)];
      for (const image of labels.keys()) {
        let expected = 0;
        for (let place = image * 784; place < image * 784 + 784; place++)
          expected += (slopes[place]! * (more[place]! - less[place]!)) / 255;
        const found = above[image]! - below[image]!;
        assert.ok(Math.abs(found - expected) < 0.2 * expected, `${found} (expected about ${expected})`);
      }
    });
  });

  if (model.kind === 'dense') continue;
  test(`openTrained(${name}).attention(images, labels, place) is not negative, and its own for each class`, () => {
    withTrained(model, (trained) => {
      const place = placeLayers(trained.network).findLastIndex(({inputShape}) => inputShape.length === 3) - 1;
      const maps = [0, 1, 2].map((label) => trained.attention(split.images.subarray(0, 784), [label], place));
      assert.ok(maps.every((map) => map.every((value) => value >= 0)));
      assert.equal(new Set(maps.map(String)).size > 1, true);
    });
  });
}

test('openTrained(model, bytes).attention(...) adds up the maps, times those slopes of the score that rise', () => {
  withTrained(models.convolutional!, (trained) => {
    const place = 2; // after these maps, [11, 11, 6], come only dense layers
    const image = split.images.subarray(0, 784);
    const maps = trained.trace(image)[place + 1]!;
    const found = trained.attention(image, [4], place);
    assert.equal(maps.length, found.length * 6);
    const start = scoreOf(trained, maps, 4);
    const step = 1e-3;
    for (let cell = 0; cell < found.length; cell += 7) {
      const parts = Array.from({length: 6}, (_, filter) => {
        const at = cell * 6 + filter;
        const slope = (scoreOf(trained, maps.with(at, maps[at]! + step), 4) - start) / step;
        return maps[at]! * Math.max(0, slope);
      });
      const expected = parts.reduce((sum, part) => sum + part);
      assert.ok(Math.abs(found[cell]! - expected) < 1e-3, `${found[cell]} (expected ${expected})`);
    }
  });
});

/** What the dense layers at the end make of the flattened maps, in plain arithmetic. */
function scoreOf({weights}: Trained, flat: Float32Array, label: number): number {
  const [hiddenKernel, hiddenBias, kernel, bias] = weights.slice(-4).map(({values}) => values) as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const hidden = [...hiddenBias].map((start, unit) =>
    Math.max(
      0,
      flat.reduce((sum, value, at) => sum + value * hiddenKernel[at * hiddenBias.length + unit]!, start),
    ),
  );
  return hidden.reduce((sum, value, unit) => sum + value * kernel[unit * 10 + label]!, bias[label]!);
}

test('openTrained(model, bytes) predicts what the trainable that kept the bytes predicts', () => {
  const model = models.airbench!;
  const trainable = createTrainable(buildNetwork(model, grey28), {
    optimizer: {kind: 'rmsprop', learningRate: 1e-3, decay: 0.9, epsilon: 1e-7},
    sizes: [3],
    seed: 1,
    images: split.images,
  });
  const batch = gatherBatch(split, split.indices);
  for (let step = 0; step < 5; step++) trainable.step(batch, [1, step]);
  const many = gatherBatch(split, split.indices, {length: predictionSize}).images;
  const trained = openTrained(model, grey28, Buffer.concat(trainable.readWeights().map(encodeHalf)));
  expectClose(trained.predict(many).subarray(0, 30), trainable.predict(many).subarray(0, 30), 5e-3);
  trained.dispose();
  trainable.dispose();
});

for (const [name, model] of Object.entries(models)) {
  test(`openTrained(${name}) predicts the same by either engine`, () => {
    const bytes = randomWeights(model, 2);
    const many = gatherBatch(split, split.indices, {length: predictionSize}).images;
    const [native, recorded] = (['native', 'tensorflow'] as const).map((engine) => {
      const trained = openTrained(model, grey28, bytes, engine);
      const probabilities = trained.predict(many);
      trained.dispose();
      return probabilities;
    });
    expectClose(native!, recorded!, 1e-5);
  });
}

test('openTrained(model, bytes) rejects the weights of another network', () => {
  assert.throws(
    () => openTrained(models.dense!, grey28, new Uint8Array(20)),
    /invalid weights: 10 numbers \(expected 12730 for this network\)/,
  );
});
