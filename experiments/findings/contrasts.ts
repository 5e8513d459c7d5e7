import type {DatasetName} from '../artifacts/schema.ts';

/** Two final models and what their difference answers. */
export interface Contrast {
  dataset: DatasetName;
  question: string;
  first: Side;
  second: Side;
}

/** A model, by its name in the studies, and how it looks at an image: once, or by several views. */
export interface Side {
  model: string;
  viewed?: boolean;
}

const nn = {model: 'nn-512-20-epochs'};
const plain = {model: 'cnn-32-32-32'};
const dropout = {model: 'cnn-32-32-32-dropout'};
const l2 = {model: 'cnn-32-32-32-dropout-l2'};
const tuned = {model: 'cnn-tuned'};
const small = {model: 'airbench-small'};

/**
 * The family of contrasts, declared before anybody looked at what these models score on the test images; whatever else is
 * compared explores. Both networks of the first pair have dropout, the same optimiser and the same epochs.
 */
export const contrasts: readonly Contrast[] = [
  ...both('What does convolution gain?', nn, dropout),
  ...both('What does dropout gain the CNN?', plain, dropout),
  {dataset: 'fashion-mnist', question: 'What does L2 add to dropout?', first: dropout, second: l2},
  ...both('What does tuning gain?', dropout, tuned),
  ...both('What do the means of today gain?', tuned, small),
  {
    dataset: 'fashion-mnist',
    question: 'What do twice the parameters gain, in fewer epochs?',
    first: small,
    second: {model: 'airbench-a'},
  },
  {
    dataset: 'fashion-mnist',
    question: 'What do several views of an image gain?',
    first: small,
    second: {...small, viewed: true},
  },
  {
    dataset: 'fashion-mnist',
    question: 'What does convolution gain at equal parameters?',
    first: {model: 'nn-equal-parameters'},
    second: dropout,
  },
];

/** A simple and a convolutional network, to be shown on both data sets with their differences. */
export const tables: readonly {simple: string; convolutional: string}[] = [
  {simple: 'nn-512-256', convolutional: 'cnn-32-32-32-dropout'},
  {simple: 'nn-512-256', convolutional: 'cnn-tuned'},
];

function both(question: string, first: Side, second: Side): Contrast[] {
  return (['fashion-mnist', 'mnist'] as const).map((dataset) => ({dataset, question, first, second}));
}
