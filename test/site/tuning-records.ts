import type {Tuning} from '../../experiments/artifacts/schema.ts';
import type {Records} from '../../site/records/records.ts';
import {madeUp} from './records.ts';

type Candidate = Tuning['configurations'][number];

function candidate(filters: [number, ...number[]], accuracy: number, rank: number, tied: boolean | null): Candidate {
  return {
    key: String(rank),
    model: `cnn-${filters.join('-')}-dense16`,
    filters,
    denseUnits: 16,
    parameters: 1000 * filters.length,
    multiplyAdds: 1e6 * filters.length,
    trainingOperations: 1e12,
    accuracies: [accuracy / 2, accuracy],
    losses: [0.5, 0.4],
    last: {accuracy, loss: 0.4},
    best: {epoch: 2, accuracy},
    lowest: {epoch: 2, loss: 0.4},
    rank,
    share: 1 / rank,
    tied,
    gain: null,
    front: {parameters: true, operations: true},
  };
}

const spread = {mean: 0.9, sd: 0.002, min: 0.898, max: 0.902};
const share = (value: number) => ({share: value, low: value - 0.1, high: value + 0.1});
const regret = {mean: 0.01, low: 0, high: 0.02};
const epochs = [0.5, 1].map((rankCorrelation, place) => ({
  epoch: place + 1,
  accuracy: spread,
  loss: spread,
  gain: null,
  best: 1,
  rankCorrelation,
  regret: 0,
}));

/** A made-up grid of three networks, two of them tied. */
export const grid: Tuning = {
  inputs: {source: '', trials: ''},
  finished: 3,
  planned: 3,
  usual: 'cnn-32-dense16',
  configurations: [
    candidate([16, 16], 0.91, 1, true),
    candidate([16], 0.905, 2, true),
    candidate([32], 0.89, 3, false),
  ],
  depths: [
    {convolutions: 1, finished: 2, planned: 2, accuracy: spread, best: {model: 'cnn-16-dense16', accuracy: 0.905}},
    {convolutions: 2, finished: 1, planned: 1, accuracy: spread, best: {model: 'cnn-16-16-dense16', accuracy: 0.91}},
  ],
  epochs,
  longer: [
    {
      model: 'cnn-32-dense16',
      seeds: 2,
      accuracies: [0.8, 0.89, 0.9],
      gain: {...spread, mean: 0.01, interval: {low: 0.004, high: 0.016}},
    },
  ],
  importance: [
    {
      convolutions: null,
      explained: 0.8,
      hyperparameters: [
        {name: 'convolutions', ...share(0.6)},
        {name: 'filters 1', ...share(0.2)},
      ],
      dummy: share(0),
    },
  ],
  noise: {
    configurations: [{model: 'cnn-32-dense16', seeds: 2, accuracy: spread, loss: spread}],
    sd: 0.002,
    freedom: 1,
    difference: 0.004,
    margin: 0.006,
    ties: 2,
    chosen: 'cnn-16-dense16',
  },
  search: {
    seeds: 10,
    operations: 1000,
    methods: [
      {
        method: {kind: 'random'},
        points: [100, 1000].map(point),
        inNoise: {operations: 1000, finished: 1000},
        saving: 1,
      },
      {
        method: {kind: 'first-look', epochs: 1},
        points: [100, 1000].map(point),
        inNoise: {operations: 50, finished: 100},
        saving: 10,
      },
    ],
  },
};

function point(operations: number) {
  return {operations, regret, best: 0.5, tied: 0.7};
}

/** When the training of each network ended, by its place in the grid. */
const ended: Record<string, string> = {
  1: '2026-01-01T00:30:00Z',
  2: '2026-01-01T00:20:00Z',
  3: '2026-01-01T00:10:00Z',
};

/** Records that hold a grid. */
export function withGrid(tuning: Tuning): Records {
  const trials = tuning.configurations.map(({key}) => [key, {run: {finishedAt: ended[key]}}]);
  return {...madeUp, findings: {tuning}, trials: Object.fromEntries(trials)} as Records;
}
