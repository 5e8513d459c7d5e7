import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Variable} from '@tensorflow/tfjs-node';
import type {ModelConfig} from '../../../experiments/artifacts/schema.ts';
import {interpret} from '../../../experiments/compile/interpret.ts';
import {compile, type Program} from '../../../experiments/compile/program.ts';
import type {Step} from '../../../experiments/compile/record.ts';
import type {Update} from '../../../experiments/compile/update.ts';
import {buildNetwork} from '../../../experiments/models/index.ts';
import {tf} from '../../../experiments/tensorflow.ts';
import {gatherBatch} from '../../../experiments/training/batches.ts';
import {predictionSize, type StepConfig} from '../../../experiments/training/network-steps.ts';
import {createRecorded} from '../../../experiments/training/recorded.ts';
import type {Trainable} from '../../../experiments/training/trainable.ts';
import {grey28} from '../shapes.ts';
import {easyImages} from './easy-images.ts';
import {learnings, rmsprop} from './learnings.ts';

// Compiled against interpreted, which do the same with one operation at a time. A new architecture, optimiser or loss
// is one line in these tables.

const models: Record<string, ModelConfig> = {
  linear: {kind: 'dense', hiddenUnits: [], dropoutRate: 0},
  dense: {kind: 'dense', hiddenUnits: [16], dropoutRate: 0.5},
  deep: {kind: 'dense', hiddenUnits: [12, 8], dropoutRate: 0},
  convolutional: {kind: 'convolutional', filters: [4, 4], pooled: 2, denseUnits: 8, dropoutRate: 0.5},
  local: {kind: 'convolutional', filters: [4, 4], pooled: 2, denseUnits: 8, dropoutRate: 0, filtersAre: 'local'},
  airbench: {kind: 'airbench', widths: [4, 6, 6]},
  'airbench, residual': {kind: 'airbench', widths: [4, 6, 6], residual: true},
};

type Learning = StepConfig;

const images = easyImages(64, 1);
const batch = gatherBatch(
  images,
  Uint32Array.from({length: 16}, (_, place) => place),
);

/** A trainable whose steps also tell the gradients that they used. */
interface Watched extends Trainable {
  weights: number[]; // the places in the state of the arrays that are trained
  gradients: Float32Array[]; // of each of them, in the last step
}

function watch(model: ModelConfig, learning: Learning, build: typeof compile | typeof interpret): Watched {
  const watched = {weights: [] as number[], gradients: [] as Float32Array[]};
  const trainable = createRecorded(
    buildNetwork(model, grey28),
    {
      ...learning,
      sizes: [batch.labels.length],
      seed: 1,
      images: images.images,
    },
    (variables, steps) => {
      const program: Program = build(variables, withGradients(steps, variables, watched.weights));
      const run: Program['run'] = (name, inputs) => {
        const [result, ...gradients] = program.run(name, inputs);
        if (gradients.length > 0) watched.gradients = gradients.map((each) => each.dataSync<'float32'>().slice());
        tf.dispose(gradients);
        return [result!];
      };
      return {...program, run};
    },
  );
  return Object.assign(watched, trainable);
}

function withGradients(
  steps: Readonly<Record<string, Step>>,
  variables: readonly Variable[],
  weights: number[],
): Record<string, Step> {
  const watched = ({examples, compute}: Step): Step => ({
    examples,
    compute(inputs, update) {
      const updates: Update[] = [];
      const results = compute(inputs, (each) => {
        updates.push(each);
        update(each);
      });
      if (updates.length > 0)
        weights.splice(0, Infinity, ...updates.map(({changed}) => variables.indexOf(changed[0]!)));
      return [...results, ...updates.map(gradientOf)];
    },
  });
  return Object.fromEntries(Object.entries(steps).map(([name, step]) => [name, watched(step)]));
}

/** What an update was given of its variable's shape. */
function gradientOf({operands, changed: [variable]}: Update) {
  return operands.find((each) => !(each instanceof tf.Variable) && String(each.shape) === String(variable!.shape))!;
}

function norm(values: Float32Array): number {
  return Math.hypot(...values);
}

function difference(first: Float32Array, second: Float32Array): Float32Array {
  return first.map((value, place) => value - second[place]!);
}

function largest(values: Float32Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

function expectNear(found: number, expected: number, tolerance: number, what: string): void {
  assert.ok(Math.abs(found - expected) <= tolerance * Math.abs(expected), `${what}: ${found} (expected ${expected})`);
}

/** Trains both ways at once, and expects the same. */
function compare(compiled: Watched, interpreted: Watched): void {
  for (let step = 0; step < 20; step++) {
    const [found, expected] = [compiled, interpreted].map((each) => each.step(batch, [1, step])) as [number, number];
    expectNear(found, expected, step === 0 ? 1e-6 : 1e-3, `loss of step ${step}`);
    if (step > 0) continue;
    assert.ok(compiled.weights.length > 0);
    for (const [place, gradient] of interpreted.gradients.entries()) {
      const distance = largest(difference(compiled.gradients[place]!, gradient)) / largest(gradient);
      assert.ok(distance <= 1e-4, `gradient ${place} differs by ${distance} of its largest entry`);
    }
  }
  const [found, expected] = [compiled.readState(), interpreted.readState()];
  for (const [place, values] of expected.entries()) {
    const distance = norm(difference(found[place]!, values)) / norm(values);
    assert.ok(distance <= 1e-3, `array ${place} of the state differs by ${distance} of its norm`);
  }
  const many = gatherBatch(images, Uint32Array.from(images.indices), {length: predictionSize}).images;
  assert.ok(largest(difference(compiled.predict(many), interpreted.predict(many))) <= 1e-3);
}

for (const [modelName, model] of Object.entries(models)) {
  for (const [learningName, learning] of Object.entries(learnings)) {
    test(`trainable.step(...) of ${modelName} with ${learningName} is the same compiled as interpreted`, () => {
      const tensors = tf.memory().numTensors;
      const both = [watch(model, learning, compile), watch(model, learning, interpret)] as const;
      try {
        compare(...both);
      } finally {
        for (const each of both) each.dispose();
      }
      assert.equal(tf.memory().numTensors, tensors);
    });
  }
}

for (const [modelName, model] of Object.entries(models)) {
  for (const build of [compile, interpret]) {
    test(`trainable.step(...) of ${modelName}, by ${build.name}, follows the slopes of the loss`, () => {
      const watched = watch(model, rmsprop, build);
      try {
        expectSlopes(watched);
      } finally {
        watched.dispose();
      }
    });
  }
}

/** Expects each gradient's length to be the slope of the loss along it, as finite differences find it. */
function expectSlopes(watched: Watched): void {
  const start = watched.readState();
  const loss = (state: Float32Array[]) => {
    watched.restoreState(state);
    return watched.step(batch, [1, 0]);
  };
  const largestLoss = 2 * loss(start);
  const gradients = [...watched.gradients];
  for (const [place, gradient] of gradients.entries()) {
    const [length, array, way] = [norm(gradient), watched.weights[place]!, 5e-4];
    const moved = (factor: number) =>
      start.map((values, at) =>
        at === array ? values.map((value, index) => value + (factor * gradient[index]!) / length) : values,
      );
    const slope = (loss(moved(way)) - loss(moved(-way))) / (2 * way);
    const rounding = (largestLoss * 2 ** -23) / way;
    assert.ok(
      Math.abs(slope - length) < 1e-2 * length + rounding,
      `slope along gradient ${place}: ${slope} (expected ${length})`,
    );
  }
}

test('trainable.step(batch, seed) drops other values for another run or step, and the same for the same', () => {
  const [first, second] = [0, 1].map(() => watch(models.dense!, rmsprop, compile)) as [Watched, Watched];
  const start = first.readState();
  const loss = (watched: Watched, run: number, step: number) => {
    watched.restoreState(start);
    return watched.step(batch, [run, step]);
  };
  const losses = [loss(first, 1, 0), loss(first, 1, 1), loss(first, 2, 0)];
  assert.equal(new Set(losses).size, 3);
  assert.deepEqual([loss(first, 1, 0), loss(first, 1, 1), loss(first, 2, 0)], losses);
  assert.deepEqual([loss(second, 2, 0), loss(second, 1, 1), loss(second, 1, 0)], [losses[2], losses[1], losses[0]]);
  for (const each of [first, second]) each.dispose();
});

test('trainable.predict(images) drops nothing, and is the same after a step and back', () => {
  const trainable = watch(models.airbench!, rmsprop, compile);
  const many = gatherBatch(images, Uint32Array.from(images.indices), {length: predictionSize}).images;
  const [start, before] = [trainable.readState(), trainable.predict(many)];
  trainable.step(batch, [1, 0]);
  assert.notDeepEqual(trainable.predict(many), before);
  trainable.restoreState(start);
  assert.deepEqual(trainable.predict(many), before);
  trainable.dispose();
});
