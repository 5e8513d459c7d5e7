import type {DatasetName} from '../artifacts/schema.ts';
import {networks, ways} from '../studies/controlled.ts';

/** When the families below were declared: before any of their networks had been trained to be tested. */
export const declared = '2026-11-29';

/** Contrasts that are judged together, on both data sets: `model` against another one. */
export interface Family {
  name: string;
  study: string;
  question: string;
  contrasts: readonly {model: string; against: string}[];
}

const {nn, cnn, modernCnn} = networks;
const all = Object.values(networks);
const inOrder = Object.values(ways);
const {textbook, scheduled, augmented} = ways;

const nameOf = (network: {name: string}, way: {name: string}, change = '') =>
  `${network.name}${change}-controlled-${way.name}`;

export const families: readonly Family[] = [
  {
    name: 'convolution',
    study: 'architecture-training',
    question: 'What does convolution gain, with the same training?',
    contrasts: [cnn, modernCnn].flatMap((network) =>
      inOrder.map((way) => ({model: nameOf(network, way), against: nameOf(nn, way)})),
    ),
  },
  {
    name: 'training',
    study: 'architecture-training',
    question: 'What does each part of the training gain, with the same network?',
    contrasts: all.flatMap((network) =>
      inOrder.slice(1).map((way, place) => ({model: nameOf(network, way), against: nameOf(network, inOrder[place]!)})),
    ),
  },
  {
    name: 'neighbours',
    study: 'shuffled-pixels',
    question: 'What does it cost to tear neighbouring pixels apart?',
    contrasts: all.map((network) => ({
      model: nameOf(network, scheduled, '-shuffled'),
      against: nameOf(network, scheduled),
    })),
  },
  {
    name: 'few-images',
    study: 'fewer-images',
    question: 'What does convolution gain where images are few?',
    contrasts: [cnn, modernCnn].flatMap((network) =>
      [1_000, 3_000, 10_000, 30_000].map((count) => ({
        model: `${nameOf(network, scheduled)}-${count}-images`,
        against: `${nameOf(nn, scheduled)}-${count}-images`,
      })),
    ),
  },
  {
    name: 'parts',
    study: 'convolution-parts',
    question: 'What does it cost to take a part of convolution away?',
    contrasts: ['cnn-local', 'cnn-frozen', 'cnn-1x1', 'cnn-pooled-once'].map((name) => ({
      model: nameOf({name}, scheduled),
      against: nameOf(cnn, scheduled),
    })),
  },
];

/** What a step from digits to clothes is asked about: two models on different images. */
export interface Step {
  question: string;
  first: {dataset: DatasetName; model: string};
  second: {dataset: DatasetName; model: string};
}

/** Of this repository's own report, which alone has both data sets and studies of some of their classes. */
export const steps: readonly Step[] = [nn, cnn, modernCnn].flatMap((network) => {
  const on = (dataset: DatasetName, images = '') => ({dataset, model: nameOf(network, scheduled) + images});
  return [
    {question: 'How much harder are clothes?', first: on('mnist'), second: on('fashion-mnist')},
    {
      question: 'What do as many wrong labels as clothes may have cost digits?',
      first: on('mnist'),
      second: on('mnist', '-noisy'),
    },
    {
      question: 'And wrong labels in training alone?',
      first: on('mnist'),
      second: on('mnist', '-noisy-training'),
    },
    {
      question: 'How much harder are five classes of clothes without the tops than five digits?',
      first: on('mnist', '-five-digits'),
      second: on('fashion-mnist', '-others'),
    },
    {
      question: 'And the five tops than the five other classes?',
      first: on('fashion-mnist', '-others'),
      second: on('fashion-mnist', '-tops'),
    },
  ];
});

/** A gain that is divided between architecture and training: from an NN by the textbook to a CNN by all means. */
export const divided = [cnn, modernCnn].map((network) => ({
  simple: {plainly: nameOf(nn, textbook), fully: nameOf(nn, augmented)},
  convolutional: {plainly: nameOf(network, textbook), fully: nameOf(network, augmented)},
}));
