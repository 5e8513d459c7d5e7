import {sizeOf} from '../artifacts/data-shape.ts';
import {officialSplit, shapeOf} from '../datasets/index.ts';
import type {Effort} from '../datasets/report.ts';
import {linear} from './linear.ts';
import {nnAgainstCnn} from './nn-against-cnn.ts';
import {outOfFold} from './out-of-fold.ts';
import {recipeSearch} from './recipe-search.ts';
import {simpleNetwork} from './simple-network.ts';
import {smallAirbench} from './small-airbench.ts';
import type {Configuration, SearchPlan, Study} from './study.ts';

const usualSeeds = {small: 3, standard: 5};
const manyImages = 20_000; // to train on: with so many or more, every study makes steps enough
const leastSteps = {rmsprop: 1_500, nesterov: 400};
const leastBatches = 8; // an epoch
const usualValues = 1_000; // of an image: with more, the usual rate is too much for a dense layer on its pixels

/** What is computed of a report of less than full effort. */
export interface ScaledPlan {
  studies: Study[];
  searches: SearchPlan[];
}

/**
 * A linear network, a simple one, a CNN as of old and one as of today, and networks that tell doubtful labels; of the
 * standard effort also a search for a better way of training. Trials are those of the full report, as far as it has them.
 */
export function scaledPlan(effort: Exclude<Effort, 'full'>): ScaledPlan {
  const {like, seeds} = typeof effort === 'string' ? {like: effort, seeds: usualSeeds[effort]} : effort;
  return {
    studies: [
      withSeeds(simpleNetwork, seeds),
      withSeeds(nnAgainstCnn, seeds, ['nn-512-20-epochs', 'cnn-32-32-32', 'cnn-32-32-32-dropout']),
      withSeeds(linear, seeds),
      withSeeds(smallAirbench, seeds),
      outOfFold,
    ].map(suitedToImages),
    searches: like === 'standard' ? [searchOnFewImages(recipeSearch)] : [],
  };
}

/** A study of some of its networks, or of all, with so many seeds. */
function withSeeds(study: Study, count: number, models?: readonly string[]): Study {
  const configurations = study.configurations.filter(({model}) => models?.includes(model.name) ?? true);
  return {...study, configurations, seeds: Array.from({length: count}, (_, place) => place + 1)};
}

/** A study whose networks make enough steps where a data set has few images, and bear them where images have many values. */
export function suitedToImages(study: Study): Study {
  return {...study, configurations: study.configurations.map(withEnoughSteps).map(withBearableSteps)};
}

/**
 * The same with steps that a dense network bears: RMSprop moves each weight by about the rate, so a unit that adds up ten
 * times as many inputs is moved ten times as far.
 */
function withBearableSteps(configuration: Configuration): Configuration {
  const {dataset, model, training} = configuration;
  const {optimizer} = training;
  if (model.config.kind !== 'dense' || optimizer.kind !== 'rmsprop') return configuration;
  const learningRate = bearableRate(optimizer.learningRate, sizeOf(shapeOf(dataset)));
  return {...configuration, training: {...training, optimizer: {...optimizer, learningRate}}};
}

/** The rate for images of so many values, to one digit where it is smaller than the usual one. */
export function bearableRate(usual: number, values: number): number {
  return values <= usualValues ? usual : Number(((usual * usualValues) / values).toPrecision(1));
}

/** A search whose networks make enough steps of few images, too; they are compared after the same shares of their epochs. */
export function searchOnFewImages(search: SearchPlan): SearchPlan {
  const candidates = search.candidates.map(withEnoughSteps);
  const [before, now] = [search.candidates[0]!.training.epochs, candidates[0]!.training.epochs];
  return {...search, candidates, rungs: search.rungs.map((epochs) => Math.round((epochs * now) / before))};
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
