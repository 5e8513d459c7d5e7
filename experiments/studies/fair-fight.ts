import type {TrainingConfig} from '../artifacts/schema.ts';
import {officialSplit, subjectFirst} from '../datasets/index.ts';
import {nnAgainstCnn} from './nn-against-cnn.ts';
import {rmsProp} from './recipes.ts';
import type {Configuration, NamedModel, Study} from './study.ts';

// .19 peta-operations. The CNN is that of nn-against-cnn, with dropout, and its trials are the same.

const convolutional = 'cnn-32-32-32-dropout';

/** NNs that cost the same as the CNN: in parameters, in multiply-adds, in seconds. */
const challengers: {model: NamedModel; training: TrainingConfig}[] = [
  {model: dense('nn-36', 'Narrow NN, as many parameters', 36, 0), training: rmsProp(128, 20)},
  {model: dense('nn-1766', 'Wide NN, as many multiply-adds', 1766, 0.5), training: rmsProp(128, 20)},
  // By TensorFlow, which trained them, an image takes the CNN four to five times as long.
  {model: dense('nn-512-96-epochs', 'Simple NN, as many seconds', 512, 0.5), training: rmsProp(128, 96)},
];

export const fairFight: Study = {
  name: 'fair-fight',
  title: 'A fair fight',
  question: 'Is the CNN still ahead of an NN that costs as much: in parameters, in multiply-adds, in seconds?',
  final: true,
  keepsWeights: false, // those of NNs this large would be a tenth of all artifacts, and nothing looks into them
  configurations: subjectFirst.flatMap((dataset) => [
    nnAgainstCnn.configurations.find((each) => each.dataset === dataset && each.model.name === convolutional)!,
    ...challengers.map((challenger): Configuration => ({dataset, split: officialSplit(dataset), ...challenger})),
  ]),
  seeds: nnAgainstCnn.seeds,
};

function dense(name: string, title: string, units: number, dropoutRate: number): NamedModel {
  return {name, title, architecture: 'NN', config: {kind: 'dense', hiddenUnits: [units], dropoutRate}};
}
