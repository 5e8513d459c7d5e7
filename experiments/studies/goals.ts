import type {DatasetName} from '../artifacts/schema.ts';

/** What the test accuracy of a recipe was expected to be, by several views of each image. */
export interface Expectation {
  model: string;
  dataset: DatasetName;
  low: number;
  high: number;
}

// Estimated before anything was run, from what K. Jordan's airbench reaches on other images and from one try of the
// largest in another framework.
export const expectations: readonly Expectation[] = [
  {model: 'airbench-tiny', dataset: 'fashion-mnist', low: 0.925, high: 0.932},
  {model: 'airbench-tiny', dataset: 'mnist', low: 0.994, high: 0.994},
  {model: 'airbench-small', dataset: 'fashion-mnist', low: 0.937, high: 0.941},
  {model: 'airbench-small', dataset: 'mnist', low: 0.995, high: 0.995},
  {model: 'airbench-a', dataset: 'fashion-mnist', low: 0.936, high: 0.944},
  {model: 'airbench-a', dataset: 'mnist', low: 0.995, high: 0.996},
];

/** A test accuracy to be reached, by one network of at most so many parameters, in at most so many seconds, or by several. */
export interface Goal {
  title: string;
  dataset: DatasetName;
  accuracy: number;
  by: {kind: 'network'; parameters?: number; seconds?: number} | {kind: 'ensemble'};
}

export const goals: readonly Goal[] = [
  {
    title: 'One network of at most 2,000,000 parameters',
    dataset: 'fashion-mnist',
    accuracy: 0.955,
    by: {kind: 'network', parameters: 2_000_000},
  },
  {
    title: 'One network of under 500,000',
    dataset: 'fashion-mnist',
    accuracy: 0.953,
    by: {kind: 'network', parameters: 499_999},
  },
  {
    title: 'One network of under 200,000',
    dataset: 'fashion-mnist',
    accuracy: 0.945,
    by: {kind: 'network', parameters: 199_999},
  },
  {
    title: 'One network of under 100,000',
    dataset: 'fashion-mnist',
    accuracy: 0.937,
    by: {kind: 'network', parameters: 99_999},
  },
  {title: 'An ensemble', dataset: 'fashion-mnist', accuracy: 0.962, by: {kind: 'ensemble'}},
  {title: 'One network', dataset: 'mnist', accuracy: 0.9975, by: {kind: 'network'}},
  {
    title: 'One network, trained within 10 minutes on two cores',
    dataset: 'fashion-mnist',
    accuracy: 0.941,
    by: {kind: 'network', seconds: 600},
  },
];
