import type {ModelConfig, TrainingConfig} from '../artifacts/schema.ts';
import {officialSplit, shapeOf, subject} from '../datasets/index.ts';
import {buildNetwork} from '../models/index.ts';
import {networkCost} from '../models/summarize.ts';
import {randomGenerator} from '../random.ts';
import {drawsOf} from './draw.ts';
import {rmsProp} from './recipes.ts';
import type {Configuration, SearchPlan} from './study.ts';

type Blocks = Extract<ModelConfig, {kind: 'blocks'}>;

const epochs = 18;
const mostMultiplyAdds = 5e6; // of an image: what two cores can try two hundred of
const candidateCount = 216;
const {between, oneOf} = drawsOf(randomGenerator('network-search'));

/** Convolutions, pooling and a dense layer, trained as textbooks do. */
const textbook: {config: Blocks; training: TrainingConfig} = {
  config: {kind: 'blocks', filters: [32, 32], convolutions: 1, kernel: 3, denseUnits: 64, dropoutRate: 0.5},
  training: rmsProp(64, epochs),
};

/** Draws networks until one is small enough. */
function drawConfig(): Blocks {
  const [blocks, first, growth] = [oneOf([2, 3]), oneOf([16, 24, 32, 48, 64]), oneOf([1, 1.5, 2])];
  const denseUnits = oneOf([0, 64, 128]);
  const config: Blocks = {
    kind: 'blocks',
    filters: Array.from({length: blocks}, (_, block) => Math.round((first * growth ** block) / 8) * 8) as [number],
    convolutions: oneOf([1, 2]),
    kernel: oneOf([3, 3, 5]),
    ...oneOf([{}, {normalization: 'batch'} as const]),
    denseUnits,
    dropoutRate: denseUnits > 0 ? oneOf([0, 0.25, 0.5]) : 0,
  };
  return networkCost(buildNetwork(config, shapeOf(subject))).multiplyAdds <= mostMultiplyAdds ? config : drawConfig();
}

function drawTraining(): TrainingConfig {
  const labelSmoothing = oneOf([0, 0.1, 0.2]);
  return {
    optimizer: oneOf([drawRmsProp, drawNesterov])(),
    ...oneOf([
      {},
      {schedule: {kind: 'triangle', start: 0.2, peak: between(0.1, 0.4), end: between(0.01, 0.1)} as const},
    ]),
    ...(labelSmoothing > 0 && {labelSmoothing}),
    ...oneOf([{}, {augmentation: drawAugmentation()}]),
    ...oneOf([{}, {averaging: {decay: 0.99}}, {averaging: {decay: 0.999}}]),
    batchSize: oneOf([64, 128, 256, 512]),
    epochs,
  };
}

function drawRmsProp(): TrainingConfig['optimizer'] {
  return {kind: 'rmsprop', learningRate: between(1e-4, 1e-2), decay: 0.9, epsilon: 1e-7};
}

function drawNesterov(): TrainingConfig['optimizer'] {
  return {
    kind: 'nesterov',
    learningRate: between(0.01, 1),
    momentum: oneOf([0.85, 0.9, 0.95]),
    weightDecay: oneOf([0, between(1e-5, 2e-3)]),
    shiftScale: oneOf([1, 8, 64]),
  };
}

function drawAugmentation(): NonNullable<TrainingConfig['augmentation']> {
  return {
    translation: oneOf([0, 1, 2]),
    flip: oneOf(['none', 'alternating']),
    ...oneOf([{}, {erasing: {probability: 0.25, area: [0.02, 0.4] as [number, number]}}]),
  };
}

function candidate({config, training}: typeof textbook, place: number): Configuration {
  const name = `searched-${place + 1}`;
  const model = {name, title: `Candidate ${place + 1}`, architecture: 'CNN', config};
  return {dataset: subject, model, split: officialSplit(subject), training};
}

/** A search over the network and its training together; the first candidate is the textbook's. */
export const networkSearch: SearchPlan = {
  name: 'network-search',
  title: 'Tuning the network and its training together',
  question: 'Of all that can be chosen, what does an accurate CNN owe to what?',
  candidates: [
    textbook,
    ...Array.from({length: candidateCount - 1}, () => ({config: drawConfig(), training: drawTraining()})),
  ].map(candidate),
  method: 'asynchronous',
  seed: 1,
  rungs: [2, 6, 18],
  factor: 3,
};
