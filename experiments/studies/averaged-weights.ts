import {nnAgainstCnn} from './nn-against-cnn.ts';
import {averaged} from './recipes.ts';
import {type Configuration, fiveSeeds, type Study} from './study.ts';

// .3 peta-operations.

/** The same network trained in the same way, but that its weights are averaged. */
export function withAverages({model, training, ...each}: Configuration): Configuration {
  return {
    ...each,
    model: {...model, name: `${model.name}-averaged`, title: `${model.title}, averaged`},
    training: averaged(training),
  };
}

export const averagedWeights: Study = {
  name: 'averaged-weights',
  title: 'Averaged weights',
  question: 'What does a network gain if its weights are averaged over the last steps, where the rate is constant?',
  final: true,
  keeps: 'answers',
  keepsWeights: false,
  configurations: nnAgainstCnn.configurations.map(withAverages),
  seeds: fiveSeeds,
};
