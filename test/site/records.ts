import type {Group} from '../../experiments/artifacts/schema.ts';
import type {Records} from '../../site/records/records.ts';

const spread = (mean: number) => ({mean, sd: 0.001, min: mean - 0.001, max: mean + 0.001});

function group(dataset: Group['dataset'], accuracy: number): Group {
  const scores = {accuracy: spread(accuracy), loss: spread(0.5)};
  return {
    dataset,
    model: 'nn-512',
    title: 'Simple NN',
    architecture: 'NN',
    layers: [{kind: 'dense', title: 'Dense 10, softmax', outputShape: [10], parameters: 7850, multiplyAdds: 7840}],
    parameters: 7850,
    multiplyAdds: 7840,
    trainingOperations: 1000,
    trials: [
      {key: '0123456789abcdef', seed: 1, finished: true},
      {key: 'fedcba9876543210', seed: 2, finished: false},
    ],
    epochs: [{epoch: 1, training: scores, validation: scores}],
    validation: scores,
    test: {...scores, interval: {low: accuracy - 0.01, high: accuracy + 0.01}, confusion: []},
    viewed: null,
  };
}

/** Made-up records, tiny and round, for tests of what reads them. */
export const madeUp = {
  headline: [],
  readings: [],
  datasets: {
    mnist: {inputs: {data: '', version: 1}, splits: [{split: 'test', count: 10000, perClass: []}]},
    'fashion-mnist': {},
  },
  lookAlikes: {},
  findings: {},
  studies: {
    simple: {
      name: 'simple',
      title: 'Simple',
      question: '',
      groups: [group('mnist', 0.75), {...group('fashion-mnist', 0.5), test: null}],
    },
  },
  trials: {},
} as unknown as Records;
