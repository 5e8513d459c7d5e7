// The contender that is this project: see startContender for what it reads and writes.

import {createInterface} from 'node:readline';
import {interpret} from '../../experiments/compile/interpret.ts';
import {firstImages} from '../../experiments/datasets/first-images.ts';
import {buildNetwork} from '../../experiments/models/index.ts';
import {trainingBatches} from '../../experiments/training/batches.ts';
import {createNative} from '../../experiments/training/native.ts';
import {createRecorded} from '../../experiments/training/recorded.ts';
import {whiteningImages} from '../../experiments/training/train.ts';
import type {Trainable} from '../../experiments/training/trainable.ts';
import {benchModels, benchShape} from './models.ts';
import {readTrainingImages} from './training-images.ts';

const seed = 1;
const [name, way, , , threads, folder] = process.argv.slice(2) as [string, string, string, string, string, string];
const {batchSize, model, training} = benchModels[name]!;
const split = await readTrainingImages(folder);
const options = {...training, sizes: [batchSize], seed, images: whiteningImages(split), threads: Number(threads)};
const trainable = create();
let step = 0;

console.log(`ready the loop of experiments/training, the step ${way}`);
for await (const line of createInterface(process.stdin)) {
  const [, images, epochs] = line.split(' ').map(Number);
  const start = performance.now();
  let loss = 0;
  for (let epoch = 1; epoch <= epochs!; epoch++) loss = trainEpoch(images!, epoch);
  console.log(`done ${(performance.now() - start) / 1000} ${loss}`);
}

function create(): Trainable {
  const network = buildNetwork(model, benchShape);
  switch (way) {
    case 'native':
      return createNative(network, options);
    case 'compiled':
      return createRecorded(network, options);
    case 'uncompiled':
      return createRecorded(network, options, interpret);
    default:
      throw new Error(`invalid way: ${way} (expected native, compiled or uncompiled)`);
  }
}

function trainEpoch(images: number, epoch: number): number {
  let sum = 0;
  for (const batch of trainingBatches(firstImages(split, images), {batchSize}, seed, epoch))
    sum += batch.labels.length * trainable.step(batch, [seed, step++]);
  return sum / images;
}
