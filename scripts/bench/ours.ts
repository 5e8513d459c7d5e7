// The contender that is this project: see startContender for what it reads and writes.

import {createInterface} from 'node:readline';
import {interpret} from '../../experiments/compile/interpret.ts';
import {compile} from '../../experiments/compile/program.ts';
import {firstImages} from '../../experiments/datasets/first-images.ts';
import {buildNetwork} from '../../experiments/models/index.ts';
import {trainingBatches} from '../../experiments/training/batches.ts';
import {whiteningImages} from '../../experiments/training/train.ts';
import {createTrainable} from '../../experiments/training/trainable.ts';
import {benchModels} from './models.ts';
import {readTrainingImages} from './training-images.ts';

const seed = 1;
const [name, way] = process.argv.slice(2) as [string, string];
const folder = process.argv.at(-1)!;
const {batchSize, model, training} = benchModels[name]!;
const split = await readTrainingImages(folder);
const trainable = createTrainable(buildNetwork(model), {
  ...training,
  sizes: [batchSize],
  seed,
  images: whiteningImages(split),
  ...buildBy(way),
});
let step = 0;

console.log(`ready tfjs-node: the loop of experiments/training, the step ${way}`);
for await (const line of createInterface(process.stdin)) {
  const [, images, epochs] = line.split(' ').map(Number);
  const start = performance.now();
  let loss = 0;
  for (let epoch = 1; epoch <= epochs!; epoch++) loss = trainEpoch(images!, epoch);
  console.log(`done ${(performance.now() - start) / 1000} ${loss}`);
}

/** What makes the steps of a way run: option `build` of `createTrainable`. */
function buildBy(way: string) {
  switch (way) {
    case 'compiled':
      return {build: compile};
    case 'uncompiled':
      return {build: interpret};
    default:
      throw new Error(`invalid way: ${way} (expected compiled or uncompiled)`);
  }
}

function trainEpoch(images: number, epoch: number): number {
  let sum = 0;
  for (const batch of trainingBatches(firstImages(split, images), {batchSize}, seed, epoch))
    sum += batch.labels.length * trainable.step(batch, [seed, step++]);
  return sum / images;
}
