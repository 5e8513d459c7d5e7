import type {DatasetName} from '../artifacts/schema.ts';
import {subject, subjectFirst} from '../datasets/index.ts';

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
const dropout = {model: 'cnn-32-32-32-dropout'};
const tuned = {model: 'cnn-tuned'};
const small = {model: 'airbench-small'};

/**
 * The family of contrasts, declared before any of their differences had been computed; some of the models had been scored
 * on the test images by then. Whatever else is compared explores. Both networks of the first pair have dropout, the same
 * optimiser and the same epochs.
 */
export const contrasts: readonly Contrast[] = [
  ...both('What does convolution gain?', nn, dropout),
  onSubject('And over an NN of as many parameters?', {model: 'nn-36'}, dropout),
  onSubject('And over an NN of as many multiply-adds?', {model: 'nn-1766'}, dropout),
  onSubject('And over an NN trained for as many seconds?', {model: 'nn-512-96-epochs'}, dropout),
  onSubject('What does dropout gain the CNN?', {model: 'cnn-32-32-32'}, dropout),
  onSubject('What does L2 add to dropout?', dropout, {model: 'cnn-32-32-32-dropout-l2'}),
  ...both('What does tuning gain?', dropout, tuned),
  ...both('What do the means of today gain?', tuned, small),
  onSubject('What do several views of an image gain?', small, {...small, viewed: true}),
];

/** A simple and a convolutional network, trained for as many epochs, to be shown on both data sets with their differences. */
export const tables: readonly {simple: string; convolutional: string}[] = [
  {simple: 'nn-512', convolutional: 'cnn-tuned'},
];

function both(question: string, first: Side, second: Side): Contrast[] {
  return subjectFirst.map((dataset) => ({dataset, question, first, second}));
}

function onSubject(question: string, first: Side, second: Side): Contrast {
  return {dataset: subject, question, first, second};
}
