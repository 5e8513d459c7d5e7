import {scoreProbabilities} from '../analysis/predictions/score.ts';
import {canonicalJson, sha256} from '../artifacts/content-key.ts';
import {type DataShape, sizeOf} from '../artifacts/data-shape.ts';
import {decodeHalf, encodeHalf} from '../artifacts/half-precision.ts';
import type {Computation, Trial, Views} from '../artifacts/schema.ts';
import {describeGraph} from '../compile/describe.ts';
import {functionDigests} from '../compile/digest.ts';
import type {Graph} from '../compile/graph.ts';
import {record} from '../compile/record.ts';
import type {Dataset} from '../datasets/dataset.ts';
import type {Batch} from '../engine/binding.ts';
import {buildNetwork} from '../models/index.ts';
import {randomGenerator} from '../random.ts';
import {tf} from '../tensorflow.ts';
import {batchSizes, ownImages, trainingBatches} from './batches.ts';
import {networkSteps} from './network-steps.ts';
import {predictByViews} from './predict.ts';
import {createState} from './recorded.ts';
import {learningRate} from './schedule.ts';
import {whiteningImages} from './train.ts';

/** Digests of recorded graphs, by what these depend on: many trials differ in their seed or their data alone. */
export type KnownGraphs = Map<string, Computation['steps']>;

/** What a trial computes, by one digest for each part of it, without computing it. Graphs are looked up, then added. */
export function describeComputation(
  trial: Trial,
  data: Dataset,
  graphs: KnownGraphs = new Map(),
): Omit<Computation, 'data'> {
  const {views} = trial;
  return withState(trial, data, (state) => ({
    steps: stepDigests(trial, state, graphs),
    initialState: digestNumbers(state.variables.map((variable) => variable.dataSync<'float32'>())),
    firstBatches: firstBatches(trial, data),
    learningRates: digestNumbers([Float64Array.from(learningRates(trial))]),
    scoring: scoring(),
    ...(views && {views: viewing(views)}),
  }));
}

/** What is recorded of a trial's steps, as lines of text. */
export function describeRecording(trial: Trial, data: Dataset): string[] {
  return withState(trial, data, (state) => describeGraph(recordSteps(state, recipeOf(trial))));
}

function withState<T>({model, training, seed}: Trial, data: Dataset, use: (state: State) => T): T {
  const state = createState(buildNetwork(model, data.training.shape), {
    ...training,
    seed,
    images: whiteningImages(data.training),
  });
  try {
    return use(state);
  } finally {
    tf.dispose(state.variables);
  }
}

type State = ReturnType<typeof createState>;

function stepDigests(trial: Trial, state: State, graphs: KnownGraphs): Computation['steps'] {
  const recipe = recipeOf(trial);
  const key = canonicalJson(recipe);
  const digests = graphs.get(key) ?? functionDigests(recordSteps(state, recipe));
  graphs.set(key, digests);
  return digests;
}

/** What the graphs of a trial's steps depend on: all that recording gets to see. */
function recipeOf({model, training, split}: Trial) {
  const {schedule, augmentation, batchSize, epochs, ...config} = training;
  return {model, config, sizes: batchSizes(split.trainingCount, batchSize)};
}

function recordSteps(state: State, {config, sizes}: ReturnType<typeof recipeOf>): Graph {
  const steps = networkSteps(state, config, sizes);
  try {
    return record(state.variables, steps);
  } finally {
    tf.dispose(Object.values(steps).flatMap(({examples}) => examples));
  }
}

/** The images and labels of the first batches of the first two epochs. */
function firstBatches({training, seed}: Trial, data: Dataset): string {
  const batches = [1, 2].map((epoch) => trainingBatches(data.training, training, seed, epoch).next().value as Batch);
  return digestNumbers(batches.flatMap((batch) => [ownImages(batch, sizeOf(data.training.shape)), batch.labels]));
}

function learningRates({training, split}: Trial): number[] {
  const steps = training.epochs * Math.ceil(split.trainingCount / training.batchSize);
  return Array.from({length: steps}, (_, step) => learningRate(training, step, steps));
}

/** What is made of probabilities, shown by an example. */
function scoring(): string {
  const random = randomGenerator('scoring');
  const probabilities = decodeHalf(encodeHalf(Float32Array.from({length: 100}, random)));
  return sha256(
    JSON.stringify(
      scoreProbabilities(
        probabilities,
        Uint8Array.from({length: 10}, (_, label) => label),
      ),
    ),
  );
}

// The examples are bytes of digests that are on record: whatever the data, they stay as they are.
const exampleShape: DataShape = {height: 28, width: 28, channels: 1, classCount: 28};

/** What is made of several views, shown by an example: a network that adds up the pixels of each row. */
function viewing(views: Views): string {
  const random = randomGenerator('viewing');
  const images = Uint8Array.from({length: 4 * sizeOf(exampleShape)}, () => 256 * random());
  const predict = (pixels: Uint8Array) =>
    Float32Array.from({length: (pixels.length / sizeOf(exampleShape)) * exampleShape.height}, (_, row) =>
      pixels
        .subarray(row * exampleShape.width, (row + 1) * exampleShape.width)
        .reduce((sum, pixel, column) => sum + pixel * column, 1),
    );
  return digestNumbers([
    predictByViews(
      {predict},
      {shape: exampleShape, images, labels: new Uint8Array(4), indices: new Uint32Array(4)},
      views,
    ),
  ]);
}

function digestNumbers(arrays: readonly (Float32Array | Float64Array | Int32Array | Uint8Array)[]): string {
  const parts = arrays.map(({buffer, byteOffset, byteLength}) => new Uint8Array(buffer, byteOffset, byteLength));
  return sha256(parts.map((part) => sha256(part)).join());
}
