import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {ModelConfig} from '../../../experiments/artifacts/schema.ts';
import {interpret} from '../../../experiments/compile/interpret.ts';
import {buildNetwork} from '../../../experiments/models/index.ts';
import {placeLayers, size} from '../../../experiments/models/layer.ts';
import {isTrained, weightSpecs} from '../../../experiments/models/weight.ts';
import {ownImages} from '../../../experiments/training/batches.ts';
import {createNative} from '../../../experiments/training/native.ts';
import {predictionSize, type StepConfig} from '../../../experiments/training/network-steps.ts';
import {createRecorded} from '../../../experiments/training/recorded.ts';
import type {Trainable} from '../../../experiments/training/trainable.ts';
import {grey28} from '../shapes.ts';
import {learnings, rmsprop} from '../training/learnings.ts';
import {type Case, noiseFor, randomCase} from './random-network.ts';

// The native engine against the interpreted steps, one operation at a time. On noise: where neighbours are equal, which of
// them max pooling takes is up to rounding. (In one of four draws of noise two are, and the losses then differ by .01.)

const models: Record<string, ModelConfig> = {
  linear: {kind: 'dense', hiddenUnits: [], dropoutRate: 0},
  dense: {kind: 'dense', hiddenUnits: [128], dropoutRate: 0.5},
  deep: {kind: 'dense', hiddenUnits: [70, 33], dropoutRate: 0.2},
  'dense, normalized': {kind: 'dense', hiddenUnits: [70, 33], dropoutRate: 0, normalization: 'batch'},
  convolutional: {kind: 'convolutional', filters: [32, 48, 20], pooled: 2, denseUnits: 30, dropoutRate: 0.5},
  unpooled: {kind: 'convolutional', filters: [5, 17], pooled: 0, denseUnits: 9, dropoutRate: 0},
  frozen: {kind: 'convolutional', filters: [32, 20], pooled: 2, denseUnits: 9, dropoutRate: 0, filtersAre: 'frozen'},
  'of 1 x 1': {kind: 'convolutional', filters: [9, 32], pooled: 1, denseUnits: 9, dropoutRate: 0, kernel: 1},
  blocks: {
    kind: 'blocks',
    filters: [8, 12],
    convolutions: 2,
    kernel: 5,
    normalization: 'batch',
    denseUnits: 9,
    dropoutRate: 0.25,
  },
  'blocks, plain': {kind: 'blocks', filters: [9, 32, 48], convolutions: 1, kernel: 3, denseUnits: 0, dropoutRate: 0},
  airbench: {kind: 'airbench', widths: [16, 24, 32]},
  'airbench without whitening': {kind: 'airbench', widths: [7, 16, 17], whitening: false},
  'airbench, residual': {kind: 'airbench', widths: [8, 16, 17], residual: true},
};

function optionsOf({learning, batchSize}: Case) {
  return {...learning, sizes: [batchSize], seed: 1, images: noiseFor(caseOf(models.airbench!, rmsprop), 7).images};
}

function caseOf(model: ModelConfig, learning: StepConfig, batchSize = 8): Case {
  return {network: buildNetwork(model, grey28), learning, batchSize};
}

/** How far two arrays are apart, as a share of the largest number, or of `least`: what is smaller is rounding. */
function apart(found: Float32Array, expected: Float32Array, least = 1e-5): number {
  let [distance, largest] = [0, least];
  expected.forEach((value, place) => {
    distance = Math.max(distance, Math.abs(found[place]! - value));
    largest = Math.max(largest, Math.abs(value));
  });
  return distance / largest;
}

/** TensorFlow's state as the engine has it: without the last change of each array, which RMSprop writes and never reads. */
function stateOf(recorded: Trainable, {network, learning}: Case): Float32Array[] {
  const state = recorded.readState();
  if (learning.optimizer.kind !== 'rmsprop') return state;
  const specs = placeLayers(network).flatMap(weightSpecs);
  const end = specs.length + 2 * specs.filter(isTrained).length;
  return state.filter((_, place) => place < specs.length || place >= end || (place - specs.length) % 2 === 0);
}

/**
 * Steps both from the same state, and expects the same losses, and after the first step the same of all that the optimiser
 * keeps, which is the gradient or its square.
 */
function expectSame(each: Case, steps: number, least?: number, batch = noiseFor(each, 2)): void {
  const [native, recorded] = [
    createNative(each.network, optionsOf(each)),
    createRecorded(each.network, optionsOf(each), interpret),
  ];
  try {
    assert.deepEqual(native.readState(), stateOf(recorded, each));
    for (let step = 0; step < steps; step++) {
      const [found, expected] = [native, recorded].map((trainable) => trainable.step(batch, [3, step], 1e-3)) as [
        number,
        number,
      ];
      const tolerance = step === 0 ? 1e-6 : 1e-3;
      assert.ok(
        Math.abs(found - expected) <= tolerance * Math.abs(expected) + 1e-7,
        `loss of step ${step}: ${found} (expected ${expected})`,
      );
      if (step > 0) continue;
      const [state, other] = [native.readState(), stateOf(recorded, each)];
      for (const [place, values] of other.entries()) {
        const distance = apart(state[place]!, values, least);
        assert.ok(distance <= 2e-4, `array ${place} of the state differs by ${distance} of its largest entry`); // of squares
      }
    }
    native.restoreState(stateOf(recorded, each));
    if (size(each.network.inputShape) !== 784) return;
    const many = noiseFor({...each, batchSize: predictionSize}, 2).images;
    assert.ok(apart(native.predict(many), recorded.predict(many)) <= 1e-5);
    assert.deepEqual(native.readWeights(), recorded.readWeights());
  } finally {
    for (const trainable of [native, recorded]) trainable.dispose();
  }
}

for (const [modelName, model] of Object.entries(models)) {
  for (const [learningName, learning] of Object.entries(learnings)) {
    test(`native steps of ${modelName} with ${learningName} are those of TensorFlow`, () => {
      expectSame(caseOf(model, learning), 20);
    });
  }
}

test('native steps of an NN on images with empty ground are those of TensorFlow', () => {
  for (const units of [128, 20]) {
    const each = caseOf({kind: 'dense', hiddenUnits: [units], dropoutRate: 0}, rmsprop, 24);
    const batch = noiseFor(each, 5);
    batch.images.forEach((_, pixel) => {
      if (pixel % 784 < 300 || Math.floor(pixel / 10) % 3 === 0) batch.images[pixel] = 0;
    });
    expectSame(each, 5, 1e-5, batch);
  }
});

test('native steps of 50 random networks are those of TensorFlow', () => {
  let additions = 0;
  for (let seed = 0; seed < 50; seed++) {
    const each = randomCase(seed, {side: 12, filters: 40, batch: [3, 9], step: 4});
    try {
      expectSame(each, 3, 1e-2); // the gradient of what comes before a normalization may be 0 but for rounding
      additions += each.network.layers.filter(({kind}) => kind === 'addition').length;
    } catch (error) {
      throw new Error(`network ${seed}, ${JSON.stringify(each)}: ${(error as Error).message}`, {cause: error});
    }
  }
  assert.ok(additions > 9, `${additions} additions`);
});

test('native steps give the same bits whatever the number of threads', () => {
  for (const model of Object.values(models)) {
    const each = caseOf(model, learnings.nesterov!, 70);
    const batch = noiseFor(each, 3);
    const states = [1, 2, 3].map((threads) => {
      const trainable = createNative(each.network, {...optionsOf(each), threads});
      const losses = [0, 1, 2].map((step) => trainable.step(batch, [1, step], 0.01));
      const state = [...trainable.readState(), trainable.predict(batch.images), Float64Array.from(losses)];
      trainable.dispose();
      return state;
    });
    assert.deepEqual(states[1], states[0]);
    assert.deepEqual(states[2], states[0]);
  }
});

test('native steps on images chosen by their places are those on the images by themselves', () => {
  const each = caseOf(models.convolutional!, rmsprop, 6);
  const {images} = noiseFor({...each, batchSize: 9}, 4);
  const chosen = {images, places: Uint32Array.of(8, 0, 3, 3, 7, 1), labels: Int32Array.of(0, 1, 2, 3, 4, 5)};
  const own = {images: ownImages(chosen, 784), labels: chosen.labels};
  const states = [chosen, own].map((batch) => {
    const trainable = createNative(each.network, optionsOf(each));
    trainable.step(batch, [1, 0], 0.01);
    const state = trainable.readState();
    trainable.dispose();
    return state;
  });
  assert.deepEqual(states[0], states[1]);
});

test('native gradients are the slopes of the loss, as finite differences find them', () => {
  const learning: StepConfig = {
    optimizer: {kind: 'nesterov', learningRate: 1, momentum: 0.9, weightDecay: 0, shiftScale: 1},
  };
  for (const model of Object.values(models)) {
    const each = caseOf(model, learning, 16);
    const trainable = createNative(each.network, optionsOf(each));
    const batch = noiseFor(each, 4);
    const start = trainable.readState();
    const loss = (state: Float32Array[]) => {
      trainable.restoreState(state);
      return trainable.step(batch, [1, 0], 0);
    };
    const whole = loss(start);
    const state = trainable.readState(); // the running sums begin with the gradients
    const arrays = start.flatMap((values, place) =>
      state[place]!.some((value, at) => value !== values[at]) ? [place] : [],
    );
    const sums = arrays.filter(
      (place) => start[place]!.every((value) => value === 0) && state[place]!.some((value) => value !== 0),
    );
    assert.ok(sums.length >= 1);
    const weightOf = trainedPlaces(start, state);
    for (const [place, gradient] of weightOf) {
      const length = Math.hypot(...gradient);
      const way = 3e-4;
      const moved = (factor: number) =>
        start.map((values, at) =>
          at === place ? values.map((value, index) => value + (factor * gradient[index]!) / length) : values,
        );
      const slope = (loss(moved(way)) - loss(moved(-way))) / (2 * way);
      assert.ok(
        Math.abs(slope - length) < 3e-2 * length + (2 * whole * 2 ** -23) / way,
        `slope along array ${place}: ${slope} (expected ${length})`,
      );
    }
    trainable.dispose();
  }
});

/** Each trained array's place in the state with its gradient: the sums of Nesterov's method come last, in the same order. */
function trainedPlaces(start: readonly Float32Array[], state: readonly Float32Array[]): [number, Float32Array][] {
  const total = start.length;
  for (let weights = Math.ceil(total / 2); weights <= total; weights++) {
    const slots = state.slice(weights);
    const places: number[] = [];
    for (const slot of slots) {
      const from = (places.at(-1) ?? -1) + 1;
      const found = start.findIndex(
        (values, place) => place >= from && place < weights && values.length === slot.length,
      );
      if (found < 0) break;
      places.push(found);
    }
    if (places.length === slots.length) return places.map((place, at) => [place, slots[at]!]);
  }
  throw new Error('no gradients');
}
