import type {DatasetName} from '../artifacts/schema.ts';
import {officialSplit, subjectFirst} from '../datasets/index.ts';
import {rmsProp} from './recipes.ts';
import {type Configuration, type NamedModel, type Study, tenSeeds} from './study.ts';
import {tuning} from './tuning.ts';

// .2 peta-operations.

/** What the finding on tuning chose, by validation images; a test holds it against the record. */
export const chosen = 'cnn-16-dense128';

const {config, architecture} = tuning.configurations.find(({model}) => model.name === chosen)!.model;
const model: NamedModel = {name: 'cnn-tuned', title: 'Tuned CNN', architecture, config};

function trained(dataset: DatasetName): Configuration {
  return {dataset, model, split: officialSplit(dataset), training: rmsProp(64, 50)};
}

export const tunedCnn: Study = {
  name: 'tuned-cnn',
  title: 'The tuned CNN',
  question: 'How good is the network that tuning chose, when it is trained for longer?',
  final: true,
  configurations: subjectFirst.map(trained),
  seeds: tenSeeds,
};
