import type {Profile} from '../../experiments/artifacts/schema.ts';
import {type OperationTime, profileGraph} from '../../experiments/compile/profile.ts';
import {record} from '../../experiments/compile/record.ts';
import type {Split} from '../../experiments/datasets/dataset.ts';
import {buildNetwork} from '../../experiments/models/index.ts';
import {type Network, outputShape, type PlacedLayer, placeLayers} from '../../experiments/models/layer.ts';
import {operate, tf} from '../../experiments/tensorflow.ts';
import {gatherBatch} from '../../experiments/training/batches.ts';
import {networkSteps} from '../../experiments/training/network-steps.ts';
import {createRecorded, createState} from '../../experiments/training/recorded.ts';
import {whiteningImages} from '../../experiments/training/train.ts';
import type {Trainable} from '../../experiments/training/trainable.ts';
import {type BenchModel, benchModels, benchShape} from './models.ts';
import {rangeOf} from './statistics.ts';

const warmUp = 3;
const steps = 20;
const shownOperations = 8;

/** Times a training step of each model, and its operations one by one, on images of `split`. */
export function profileModels(split: Split): Profile {
  return Object.entries(benchModels).map(([name, model]) => profileModel(name, model, split));
}

function profileModel(name: string, {model, batchSize, training}: BenchModel, split: Split): Profile[number] {
  const network = buildNetwork(model, benchShape);
  const options = {...training, seed: 1, images: whiteningImages(split)};
  const trainable = createRecorded(network, {...options, sizes: [batchSize]});
  const compiledMilliseconds = round(medianStep(trainable, batchSize, split), 3);
  trainable.dispose();
  const times = profileStep(network, options, batchSize);
  return {
    model: name,
    batchSize,
    compiledMilliseconds,
    operations: times.slice(0, shownOperations).map(({operation, calls, milliseconds}) => ({
      operation,
      calls,
      share: round(milliseconds / compiledMilliseconds, 4),
    })),
    convolution: convolutionShare(network, batchSize, times),
  };
}

function profileStep(network: Network, options: Parameters<typeof createState>[1], batchSize: number): OperationTime[] {
  const state = createState(network, options);
  const {predict, ...step} = networkSteps(state, options, [batchSize]);
  try {
    return profileGraph(record(state.variables, step));
  } finally {
    tf.dispose([...state.variables, ...[predict!, ...Object.values(step)].flatMap(({examples}) => examples)]);
  }
}

function medianStep(trainable: Trainable, batchSize: number, split: Split): number {
  const batch = gatherBatch(
    split,
    Uint32Array.from({length: batchSize}, (_, place) => place),
  );
  const times = Array.from({length: warmUp + steps}, (_, step) => {
    const start = performance.now();
    trainable.step(batch, [1, step]);
    return performance.now() - start;
  });
  return rangeOf(times.slice(warmUp)).median;
}

/** The speed of the convolutions of a step beside that of matrix products of their sizes, in operations a second. */
function convolutionShare(
  network: Network,
  batchSize: number,
  times: readonly OperationTime[],
): Profile[number]['convolution'] {
  const products = placeLayers(network).flatMap((placed) => asProduct(placed, batchSize));
  if (products.length === 0) return null;
  const work = products.map(({rows, inner, columns}) => 2 * rows * inner * columns);
  const forward = work.reduce((sum, operations) => sum + operations, 0);
  const own = times.filter(({operation}) => operation.startsWith('Conv2D'));
  const seconds = own.reduce((sum, {milliseconds}) => sum + milliseconds, 0) / 1000;
  const speed = (3 * forward - work[0]!) / seconds; // the images need no gradient
  const productSeconds = products.reduce((sum, product) => sum + productTime(product), 0);
  const productSpeed = forward / productSeconds;
  return {
    gigaOperations: round(speed / 1e9, 1),
    matrixProductGigaOperations: round(productSpeed / 1e9, 1),
    share: round(speed / productSpeed, 3),
  };
}

interface Product {
  rows: number;
  inner: number;
  columns: number;
}

/** A convolution as the product of all its windows, one a row, with its kernel. */
function asProduct({layer, inputShape}: PlacedLayer, batchSize: number): Product[] {
  if (layer.kind !== 'convolution' && layer.kind !== 'whitening') return [];
  const [height, width, columns] = outputShape(layer, inputShape) as [number, number, number];
  return [{rows: batchSize * height * width, inner: layer.size ** 2 * inputShape[2]!, columns}];
}

function productTime({rows, inner, columns}: Product): number {
  const [left, right] = [tf.ones([rows, inner]), tf.ones([inner, columns])];
  const times = Array.from({length: 5}, () => {
    const start = performance.now();
    operate('MatMul', [left, right], {T: {type: 'float32'}, transpose_a: false, transpose_b: false}).dispose();
    return (performance.now() - start) / 1000;
  });
  tf.dispose([left, right]);
  return rangeOf(times).median;
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
