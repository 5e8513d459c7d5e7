import type {DatasetName} from '../artifacts/schema.ts';
import {officialSplit, subjectFirst} from '../datasets/index.ts';
import {controlledStudy, networks, onOther, trained, ways} from './controlled.ts';

/** How many images, and how often each is seen: the fewer, the more often, at least for some 900 steps. */
const sizes = [
  {trainingCount: 1_000, epochs: 120},
  {trainingCount: 3_000, epochs: 60},
  {trainingCount: 10_000, epochs: 30},
  {trainingCount: 30_000, epochs: 15},
];

const sizesOf = (dataset: DatasetName) =>
  sizes.filter(({trainingCount}) => trainingCount < officialSplit(dataset).trainingCount);

/** Networks trained in one way on few images: the first ones of the training split, the same whatever the seed. */
export const fewerImages = controlledStudy(
  {
    name: 'fewer-images',
    title: 'Fewer images, the same training',
    question: 'Does convolution gain more where images are few?',
    otherImages: true,
  },
  subjectFirst.flatMap((dataset) =>
    [networks.nn, networks.cnn, networks.modernCnn].flatMap((network) =>
      sizesOf(dataset).map(({trainingCount, epochs}) =>
        onOther(
          trained(network, ways.scheduled, dataset),
          {name: `${trainingCount}-images`, title: `${trainingCount.toLocaleString('en')} images`},
          {trainingCount},
          {epochs},
        ),
      ),
    ),
  ),
);
