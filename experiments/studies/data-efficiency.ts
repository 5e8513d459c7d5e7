import {nnAgainstCnn} from './nn-against-cnn.ts';
import {type Configuration, fiveSeeds, type Study} from './study.ts';

// About .11 peta-operations, and half as much again for the scores of the epochs; the trials of all 55,000 images are
// those of nn-against-cnn.

/** How many images, and how they are trained on: about 1,000 steps at least, and 20 epochs where there are many. */
const sizes = [
  {trainingCount: 100, batchSize: 10, epochs: 100},
  {trainingCount: 300, batchSize: 20, epochs: 70},
  {trainingCount: 1_000, batchSize: 50, epochs: 50},
  {trainingCount: 3_000, batchSize: 64, epochs: 40},
  {trainingCount: 10_000, batchSize: 64, epochs: 20},
  {trainingCount: 30_000, epochs: 20},
];

/** The NN and the CNN that do best on validation images among those trained on all others for 20 epochs. */
const full = nnAgainstCnn.configurations.filter(({model}) => ['nn-512-20-epochs', 'cnn-32-32-32'].includes(model.name));

/** The same network, trained on the first images of the training split only: the same ones whatever the seed. */
function withFewer(
  {model, split, training, ...rest}: Configuration,
  {trainingCount, ...changed}: (typeof sizes)[number],
): Configuration {
  return {
    ...rest,
    model: {
      ...model,
      name: `${model.name.replace('-20-epochs', '')}-${trainingCount}-images`,
      title: `${model.title}, ${trainingCount.toLocaleString('en')} images`,
    },
    split: {...split, trainingCount},
    training: {...training, ...changed},
  };
}

export const dataEfficiency: Study = {
  name: 'data-efficiency',
  title: 'Fewer images',
  question: 'How many images does each network need, and how much would more of them help?',
  final: false,
  keeps: 'answers',
  configurations: [
    ...sizes.flatMap((size) =>
      full.filter(({split}) => size.trainingCount < split.trainingCount).map((whole) => withFewer(whole, size)),
    ),
    ...full,
  ],
  seeds: fiveSeeds,
};
