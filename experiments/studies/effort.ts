import {officialSplit} from '../datasets/index.ts';
import {linear} from './linear.ts';
import {nnAgainstCnn} from './nn-against-cnn.ts';
import {outOfFold} from './out-of-fold.ts';
import {simpleNetwork} from './simple-network.ts';
import {smallAirbench} from './small-airbench.ts';
import type {Configuration, Study} from './study.ts';

const seedCount = 3;
const manyImages = 20_000; // to train on: with so many or more, every study makes steps enough
const leastSteps = {rmsprop: 1_500, nesterov: 400};
const leastBatches = 8; // an epoch

/** What a small report is made of: a linear network, a simple one, a CNN as of old and one as of today. */
export const smallStudies: readonly Study[] = [
  fewerSeeds(simpleNetwork),
  fewerSeeds(nnAgainstCnn, ['nn-512-20-epochs', 'cnn-32-32-32', 'cnn-32-32-32-dropout']),
  fewerSeeds(linear),
  fewerSeeds(smallAirbench),
  outOfFold,
].map(forFewImages);

/** A study of some of its networks, or of all, by the first of its seeds: its trials are among those of the whole study. */
function fewerSeeds(study: Study, models?: readonly string[]): Study {
  const configurations = study.configurations.filter(({model}) => models?.includes(model.name) ?? true);
  return {...study, configurations, seeds: study.seeds.slice(0, seedCount)};
}

/** A study whose networks are trained for enough steps also where a data set has few images. */
export function forFewImages(study: Study): Study {
  return {...study, configurations: study.configurations.map(withEnoughSteps)};
}

function withEnoughSteps(configuration: Configuration): Configuration {
  const {dataset, split, training} = configuration;
  if (officialSplit(dataset).trainingCount >= manyImages) return configuration;
  const largest = 2 ** Math.floor(Math.log2(Math.max(1, split.trainingCount / leastBatches)));
  const batchSize = Math.min(training.batchSize, largest);
  const stepsPerEpoch = Math.ceil(split.trainingCount / batchSize);
  const epochs = Math.max(training.epochs, Math.ceil(leastSteps[training.optimizer.kind] / stepsPerEpoch));
  const model = {...configuration.model, title: configuration.model.title.replace(/\d+ epochs$/, `${epochs} epochs`)};
  return {...configuration, model, training: {...training, batchSize, epochs}};
}
