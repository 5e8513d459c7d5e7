import type {DatasetName, SplitConfig} from '../artifacts/schema.ts';
import {datasetNames} from '../datasets/index.ts';
import {controlledStudy, networks, onOther, trained, ways} from './controlled.ts';

/** Other images, or other labels, than all that a data set has. */
interface Images {
  name: string;
  title: string;
  dataset: DatasetName;
  split: Partial<SplitConfig>;
}

// Of five classes there are half as many images, and of each five as many as of the others.
const halves = {trainingCount: 27_000, validationCount: 2_400, testCount: 4_900};

/** About the share of labels of Fashion-MNIST that confident learning takes to be wrong; a test holds it to the record. */
export const labelNoise = 0.02;

const images: readonly Images[] = [
  {
    name: 'tops',
    title: 'tops',
    dataset: 'fashion-mnist',
    split: {...halves, classes: [0, 2, 3, 4, 6]},
  },
  {
    name: 'others',
    title: 'other clothes',
    dataset: 'fashion-mnist',
    split: {...halves, classes: [1, 5, 7, 8, 9]},
  },
  {name: 'five-digits', title: 'digits 2, 4, 7, 8, 9', dataset: 'mnist', split: {...halves, classes: [2, 4, 7, 8, 9]}},
  {
    name: 'noisy-training',
    title: 'wrong training labels',
    dataset: 'mnist',
    split: {wrongLabels: {share: labelNoise, of: 'training'}},
  },
  {
    name: 'noisy',
    title: 'wrong labels',
    dataset: 'mnist',
    split: {wrongLabels: {share: labelNoise, of: 'all'}},
  },
];

/** What makes clothes harder: likeness of some classes, wrong labels, or the rest. */
export const whyHarder = controlledStudy(
  {
    name: 'why-harder',
    title: 'Why clothes are harder',
    question: 'How much of the gap between clothes and digits do look-alikes make, and how much wrong labels?',
    otherImages: true,
  },
  images
    .filter(({dataset}) => datasetNames.includes(dataset))
    .flatMap(({dataset, split, ...told}) =>
      [networks.nn, networks.cnn, networks.modernCnn].map((network) =>
        onOther(trained(network, ways.scheduled, dataset), told, split),
      ),
    ),
);
