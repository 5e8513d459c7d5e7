import type {TrainingConfig} from '../artifacts/schema.ts';
import {subject} from '../datasets/index.ts';
import {randomGenerator} from '../random.ts';
import {airbenchNetworks, trainedAirbench} from './airbench-networks.ts';
import {drawsOf} from './draw.ts';
import {publishedAirbench} from './recipes.ts';
import type {SearchPlan} from './study.ts';

const published = publishedAirbench(subject, 12);
const {views: _, ...network} = trainedAirbench(airbenchNetworks.small, subject, 12);
const start = {...network, training: published};
const {between, oneOf} = drawsOf(randomGenerator('recipe-search'));

/** A way of training like the published one, but for what is drawn. */
function draw(): TrainingConfig {
  const {optimizer, schedule, augmentation, ...rest} = published;
  return {
    ...rest,
    optimizer: {...optimizer, learningRate: between(0.25, 2), shiftScale: between(8, 128)},
    schedule: {...schedule, peak: between(0.1, 0.4)},
    averaging: {decay: 1 - between(0.002, 0.05)},
    augmentation: {
      ...augmentation,
      translation: oneOf([1, 2, 3]),
      ...oneOf([
        {},
        {erasing: {probability: 0.25, area: [0.02, 0.4]}},
        {erasing: {probability: 0.5, area: [0.02, 0.4]}},
      ]),
    },
  };
}

// Takes about 150 tera-operations: half an hour of one core.
export const recipeSearch: SearchPlan = {
  name: 'recipe-search',
  title: 'Tuning the recipe',
  question: 'Does another learning rate, schedule, averaging or augmentation suit the small modern CNN better?',
  candidates: [start, ...Array.from({length: 14}, () => ({...start, training: draw()}))],
  seed: 1,
  rungs: [2, 6, 12],
  factor: 3,
};
