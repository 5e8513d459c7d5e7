import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {DataShape} from '../../../experiments/artifacts/data-shape.ts';
import {sizeOf} from '../../../experiments/artifacts/data-shape.ts';
import type {Augmentation, ModelConfig} from '../../../experiments/artifacts/schema.ts';
import type {Split} from '../../../experiments/datasets/dataset.ts';
import {buildNetwork} from '../../../experiments/models/index.ts';
import {randomGenerator} from '../../../experiments/random.ts';
import {batchSizes, trainingBatches} from '../../../experiments/training/batches.ts';
import {createNative} from '../../../experiments/training/native.ts';
import {predictByViews} from '../../../experiments/training/predict.ts';
import {createRecorded} from '../../../experiments/training/recorded.ts';

// Images that are not those of MNIST: in colour, not square, of an odd number of bytes, of other numbers of classes.

const shapes: DataShape[] = [
  {height: 24, width: 20, channels: 3, classCount: 12},
  {height: 31, width: 33, channels: 1, classCount: 2},
  {height: 33, width: 33, channels: 3, classCount: 3},
  {height: 8, width: 64, channels: 1, classCount: 4},
];

const models: Record<string, ModelConfig> = {
  dense: {kind: 'dense', hiddenUnits: [16], dropoutRate: 0.5},
  convolutional: {kind: 'convolutional', filters: [8, 16, 16], pooled: 2, denseUnits: 16, dropoutRate: 0},
  blocks: {kind: 'blocks', filters: [8, 8, 8, 8, 8], convolutions: 1, kernel: 3, denseUnits: 0, dropoutRate: 0},
  airbench: {kind: 'airbench', widths: [8, 16, 16]},
};

const augmentation: Augmentation = {
  translation: 2,
  rotation: 10,
  scaling: 0.1,
  flip: 'alternating',
  erasing: {probability: 0.5, area: [0.05, 0.2]},
};

/** Noise, of which a class each has its own brightness. */
function noise(shape: DataShape, count: number): Split {
  const random = randomGenerator('other shapes', shape.height, shape.width);
  const labels = Uint8Array.from({length: count}, () => Math.floor(random() * shape.classCount));
  const size = sizeOf(shape);
  const images = Uint8Array.from({length: count * size}, (_, at) => {
    const brightness = (labels[Math.floor(at / size)]! + 1) / shape.classCount;
    return Math.floor(255 * random() * brightness);
  });
  return {shape, images, labels, indices: Uint32Array.from(labels.keys())};
}

for (const shape of shapes) {
  for (const [name, model] of Object.entries(models)) {
    const told = `${shape.height} x ${shape.width} x ${shape.channels}, ${shape.classCount} classes`;
    test(`both engines train and predict ${name} on ${told} the same`, () => {
      const split = noise(shape, 40);
      const config = {batchSize: 16, augmentation};
      const options = {
        optimizer: {kind: 'nesterov', learningRate: 0.02, momentum: 0.85, weightDecay: 0.01, shiftScale: 8} as const,
        sizes: batchSizes(40, 16),
        seed: 1,
        images: split.images,
      };
      const network = buildNetwork(model, shape);
      const engines = [createNative(network, options), createRecorded(network, options)];
      try {
        let step = 0;
        for (const batch of trainingBatches(split, config, 1, 1)) {
          const [native, recorded] = engines.map((each) => each.step(batch, [1, step])) as [number, number];
          assert.ok(Math.abs(native - recorded) < 1e-3 * recorded, `step ${step}: ${native} and ${recorded}`);
          step++;
        }
        const [native, recorded] = engines.map((each) => predictByViews(each, split, {shift: 1, mirror: true})) as [
          Float32Array,
          Float32Array,
        ];
        assert.equal(native.length, 40 * shape.classCount);
        const apart = native.map((value, at) => Math.abs(value - recorded[at]!));
        assert.ok(Math.max(...apart) < 1e-2, `${Math.max(...apart)}`);
      } finally {
        for (const each of engines) each.dispose();
      }
    });
  }
}
