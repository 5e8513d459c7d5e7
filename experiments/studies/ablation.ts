import type {ModelConfig} from '../artifacts/schema.ts';
import {subject} from '../datasets/index.ts';
import {airbenchNetworks, trainedAirbench} from './airbench-networks.ts';
import {type Configuration, fiveSeeds, type Study} from './study.ts';

const whole = trainedAirbench(airbenchNetworks.small, subject, 6);
const {model, training} = whole;

/** Leaves something out, or puts something in. */
function variant(
  name: string,
  title: string,
  change: Partial<Pick<Configuration, 'training'>> & {config?: ModelConfig},
) {
  const {config = model.config, ...rest} = change;
  return {...whole, ...rest, model: {...model, name: `airbench-small-${name}`, title, config}};
}

const {labelSmoothing: _, ...unsmoothed} = training;
const {averaging: __, ...unaveraged} = training;
const {schedule: ___, ...unscheduled} = training;
const augmentation = training.augmentation!;

export const ablation: Study = {
  name: 'ablation',
  title: 'What each ingredient gives',
  question: 'Which parts of the recipe does the small modern CNN owe its accuracy to?',
  final: false,
  keeps: 'answers',
  configurations: [
    variant('6-epochs', 'All ingredients', {}),
    variant('no-translation', 'Without translation', {
      training: {...training, augmentation: {...augmentation, translation: 0}},
    }),
    variant('no-flip', 'Without mirroring', {training: {...training, augmentation: {...augmentation, flip: 'none'}}}),
    variant('erasing', 'With random erasing', {
      training: {...training, augmentation: {...augmentation, erasing: {probability: 0.5, area: [0.02, 0.4]}}},
    }),
    variant('no-smoothing', 'Without label smoothing', {training: unsmoothed}),
    variant('no-averaging', 'Without averaging of weights', {training: unaveraged}),
    variant('no-whitening', 'With a trained first layer', {
      config: {kind: 'airbench', widths: [24, 64, 96], whitening: false},
    }),
    variant('no-schedule', 'With a constant learning rate', {
      // at the mean of the triangle
      training: {...unscheduled, optimizer: {...training.optimizer, learningRate: 0.27}},
    }),
  ],
  seeds: fiveSeeds,
};
