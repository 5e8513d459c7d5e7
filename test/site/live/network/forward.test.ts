import assert from 'node:assert/strict';
import {globSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import sharp from 'sharp';
import {packedName, readPacked} from '../../../../experiments/artifacts/packed-files.ts';
import type {ModelConfig, Result} from '../../../../experiments/artifacts/schema.ts';
import {trialFiles} from '../../../../experiments/artifacts/trial-files.ts';
import {buildNetwork} from '../../../../experiments/models/index.ts';
import {denseSum} from '../../../../experiments/models/row-sum.ts';
import {type Of, type Step, stepsOf, type Tensor} from '../../../../experiments/models/step.ts';
import {convolutionSum, windowAt} from '../../../../experiments/models/window.ts';
import {randomGenerator} from '../../../../experiments/random.ts';
import {openTrained} from '../../../../experiments/training/trained.ts';
import {forward} from '../../../../site/live/network/forward.ts';
import {decodeHalf} from '../../../../site/live/network/half-precision.ts';
import {grey28} from '../../../experiments/shapes.ts';
import {easyImages} from '../../../experiments/training/easy-images.ts';
import {randomWeights} from '../../../experiments/training/kept-network.ts';

const models: Record<string, ModelConfig> = {
  dense: {kind: 'dense', hiddenUnits: [16, 12], dropoutRate: 0.5},
  convolutional: {kind: 'convolutional', filters: [4, 6, 5], pooled: 2, denseUnits: 8, dropoutRate: 0.5},
  airbench: {kind: 'airbench', widths: [4, 6, 6]},
  'airbench without whitening': {kind: 'airbench', widths: [4, 6, 6], whitening: false},
};

/** What the page computes of an image of 0 ... 255. */
function run(model: ModelConfig, weights: Uint8Array, pixels: Uint8Array): {steps: Step[]; tensors: Tensor[]} {
  const steps = stepsOf(buildNetwork(model, grey28), decodeHalf(new Uint8Array(weights).buffer));
  const image = {shape: [28, 28, 1], values: Float32Array.from(pixels, (grey) => grey / 255)};
  return {steps, tensors: forward(steps, image)};
}

function expectClose(found: number, expected: number, tolerance: number, what: string): void {
  const allowed = tolerance * Math.max(1, Math.abs(expected));
  assert.ok(Math.abs(found - expected) <= allowed, `${what}: ${found} (expected ${expected})`);
}

function softmax(scores: readonly number[]): number[] {
  const powers = scores.map((score) => Math.exp(score - Math.max(...scores)));
  return powers.map((power) => power / powers.reduce((sum, value) => sum + value));
}

/** Expects of every image the probabilities that the engine gives. */
function expectSamePredictions(model: ModelConfig, weights: Uint8Array, images: Uint8Array): void {
  const trained = openTrained(model, grey28, weights);
  const scores = trained.trace(images).at(-1)!;
  trained.dispose();
  for (let image = 0; image < images.length / 784; image++) {
    const expected = softmax([...scores.subarray(image * 10, image * 10 + 10)]);
    const {tensors} = run(model, weights, images.subarray(image * 784, image * 784 + 784));
    expected.forEach((value, label) => {
      expectClose(tensors.at(-1)!.values[label]!, value, 1e-5, `image ${image}, class ${label}`);
    });
  }
}

for (const [name, model] of Object.entries(models)) {
  test(`forward(${name}) gives the probabilities and the maps of the engine`, () => {
    const {images} = easyImages(3, 1);
    const weights = randomWeights(model, 2);
    expectSamePredictions(model, weights, images);
    const trained = openTrained(model, grey28, weights);
    const traced = trained.trace(images.subarray(0, 784));
    trained.dispose();
    const {tensors} = run(model, weights, images.subarray(0, 784));
    // What goes into a layer is what some step gives, in the same order.
    let at = 0;
    for (const expected of traced) {
      while (at < tensors.length && !isClose(tensors[at]!.values, expected)) at += 1;
      assert.ok(at < tensors.length, `no step gives ${expected.slice(0, 5)} ...`);
    }
  });
}

function isClose(found: Float32Array, expected: Float32Array): boolean {
  const differs = (value: number, at: number) => Math.abs(value - expected[at]!) > 1e-4 * Math.max(1, Math.abs(value));
  return found.length === expected.length && !found.some(differs);
}

/** The trials that have kept their weights. */
async function keptTrials(): Promise<{folder: string; result: Result}[]> {
  const folders = globSync(`artifacts/trials/*/${packedName(trialFiles.weights)}`).map((file) => path.dirname(file));
  const read = async (folder: string) => JSON.parse(await readFile(path.join(folder, trialFiles.result), 'utf8'));
  return Promise.all(folders.sort().map(async (folder) => ({folder, result: (await read(folder)) as Result})));
}

const kept = await keptTrials();
const byKind = Map.groupBy(kept, ({result: {trial}}) => trial.model.kind);

for (const [name, [first]] of byKind) {
  const {folder, result} = first!;
  const {model, dataset} = result.trial;

  test(`forward(${name}) gives the probabilities of a trained network, and its sums are those of its windows`, async () => {
    const images = (await samples(dataset)).filter((_, place) => place % 10 === 0);
    const weights = (await readPacked(path.join(folder, trialFiles.weights)))!;
    expectSamePredictions(model, weights, Uint8Array.from(Buffer.concat(images)));
    const random = randomGenerator('cells', name);
    const {steps, tensors} = run(model, weights, images[3]!);
    for (let draw = 0; draw < 100; draw++) {
      steps.forEach((step, place) => {
        expectExplained(
          step,
          tensors[place]!,
          tensors[place + 1]!,
          Math.floor(random() * tensors[place + 1]!.values.length),
        );
      });
    }
  });
}

test('networks of every kind have kept their weights', () => {
  assert.deepEqual([...byKind.keys()].sort(), ['airbench', 'convolutional', 'dense']);
});

/** The sample images of a data set, [28, 28] each. */
async function samples(dataset: string): Promise<Uint8Array[]> {
  const sheet = sharp(`artifacts/datasets/${dataset}/samples.png`).toColourspace('b-w');
  const {data, info} = await sheet.raw().toBuffer({resolveWithObject: true});
  return Array.from({length: 100}, (_, place) => {
    const [top, left] = [Math.floor(place / 10) * 28, (place % 10) * 28];
    return Uint8Array.from({length: 784}, (_, pixel) => {
      return data[(top + Math.floor(pixel / 28)) * info.width + left + (pixel % 28)]!;
    });
  });
}

/** Expects that the parts which the page shows of a number make that number. */
function expectExplained(step: Step, input: Tensor, output: Tensor, at: number): void {
  const [, width, channels] = output.shape as [number, number, number];
  const [place, filter] = [Math.floor(at / channels), at % channels];
  const cell = {row: Math.floor(place / width), column: place % width};
  const {operation} = step;
  if (operation.kind === 'convolution')
    expectClose(convolutionSum(step as Of<'convolution'>, input, cell, filter).sum, output.values[at]!, 1e-5, 'sum');
  if (operation.kind === 'dense')
    expectClose(denseSum(step as Of<'dense'>, input, at).sum, output.values[at]!, 1e-5, 'dense sum');
  if (operation.kind === 'pooling')
    assert.equal(Math.max(...windowAt(operation, input, cell, filter)), output.values[at]);
}
