import {scoreProbabilities} from '../analysis/score.ts';
import {sha256} from '../artifacts/content-key.ts';
import {decodeHalf, encodeHalf} from '../artifacts/half-precision.ts';
import type {Computation, Trial, Views} from '../artifacts/schema.ts';
import {functionDigests} from '../compile/digest.ts';
import {record} from '../compile/record.ts';
import type {Dataset} from '../datasets/dataset.ts';
import {buildNetwork} from '../models/index.ts';
import {randomGenerator} from '../random.ts';
import {tf} from '../tensorflow.ts';
import {type Batch, batchSizes, trainingBatches} from './batches.ts';
import {networkSteps} from './network-steps.ts';
import {predictByViews} from './predict.ts';
import {learningRate} from './schedule.ts';
import {whiteningImages} from './train.ts';
import {createState} from './trainable.ts';

/** What a trial computes, by one digest for each part of it, without computing it. */
export function describeComputation(trial: Trial, data: Dataset): Omit<Computation, 'data'> {
  const {model, training, split, seed, views} = trial;
  const options = {...training, seed, images: whiteningImages(data.training)};
  const state = createState(buildNetwork(model), options);
  const steps = networkSteps(state, training, batchSizes(split.trainingCount, training.batchSize));
  try {
    return {
      steps: functionDigests(record(state.variables, steps)),
      initialState: digestNumbers(state.variables.map((variable) => variable.dataSync<'float32'>())),
      firstBatches: firstBatches(trial, data),
      learningRates: digestNumbers([Float64Array.from(learningRates(trial))]),
      scoring: scoring(),
      ...(views && {views: viewing(views)}),
    };
  } finally {
    tf.dispose([...state.variables, ...Object.values(steps).flatMap(({examples}) => examples)]);
  }
}

/** The images and labels of the first batches of the first two epochs. */
function firstBatches({training, seed}: Trial, data: Dataset): string {
  const batches = [1, 2].map((epoch) => trainingBatches(data.training, training, seed, epoch).next().value as Batch);
  return digestNumbers(batches.flatMap(({images, labels}) => [images, labels]));
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

/** What is made of several views, shown by an example: a network that adds up the pixels of each row. */
function viewing(views: Views): string {
  const random = randomGenerator('viewing');
  const images = Uint8Array.from({length: 4 * 28 * 28}, () => 256 * random());
  const predict = (packed: Int32Array) => {
    const pixels = new Uint8Array(packed.buffer);
    return Float32Array.from({length: (pixels.length / (28 * 28)) * 28}, (_, row) =>
      pixels.subarray(row * 28, (row + 1) * 28).reduce((sum, pixel, column) => sum + pixel * column, 1),
    );
  };
  return digestNumbers([
    predictByViews({predict}, {images, labels: new Uint8Array(4), indices: new Uint32Array(4)}, views),
  ]);
}

function digestNumbers(arrays: readonly (Float32Array | Float64Array | Int32Array)[]): string {
  const parts = arrays.map(({buffer, byteOffset, byteLength}) => new Uint8Array(buffer, byteOffset, byteLength));
  return sha256(parts.map((part) => sha256(part)).join());
}
