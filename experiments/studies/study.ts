import type {DatasetName, ModelConfig, SplitConfig, TrainingConfig, Trial, Views} from '../artifacts/schema.ts';

/** From little to all: no more than scores, the class that a final model answers for each test image, or probabilities. */
export const kept = ['scores', 'answers', 'probabilities'] as const;
export type Kept = (typeof kept)[number];

/** Of final models, so that their differences can be told from chance; and of those that stand in a declared contrast. */
export const fiveSeeds: readonly number[] = [1, 2, 3, 4, 5];
export const tenSeeds: readonly number[] = [...fiveSeeds, 6, 7, 8, 9, 10];

/** A question, and the trials that answer it. */
export interface Study {
  name: string; // also of its artifact, its section of a page, its test
  title: string;
  question: string;
  final: boolean; // whether its models are finally chosen: only then are they run on the test split
  keepsWeights?: boolean; // of the first seed; unless it says, a study of final models does
  keeps?: Kept; // of what its models say of images, beside the scores; unless it says, probabilities
  otherImages?: true; // its networks have a part of the images or wrong labels, and are no models of their data set
  asksChanged?: true; // its final models are also asked about test images that are moved, turned and scaled
  configurations: readonly Configuration[];
  seeds: readonly number[]; // every configuration is run once with each
}

/** One model, trained in one way on one data set. */
export interface Configuration {
  dataset: DatasetName;
  model: NamedModel;
  split: SplitConfig;
  training: TrainingConfig;
  views?: Views;
  keepsWeights?: false; // whatever its study says
}

/** A model with the words that the report has for it. */
export interface NamedModel {
  name: string; // "nn-512"
  title: string; // "Simple NN"
  architecture: string; // its family: "NN"
  config: ModelConfig;
}

/** The trial of one configuration and one seed, as plain data. */
export function trialOf({dataset, split, model, training, views}: Configuration, seed: number): Trial {
  return {dataset, split, model: model.config, training, ...(views && {views}), seed};
}

/** A question that a search answers: of its candidates, only the most promising are trained to the end. */
export interface SearchPlan {
  name: string; // also of its artifact and its section of a page
  title: string;
  question: string;
  candidates: readonly Configuration[]; // alike in all but network and training, and trained for the same number of epochs
  method?: 'asynchronous'; // a candidate goes on as soon as it may; unless it says, all are compared at once
  seed: number; // of each candidate's trial
  rungs: readonly number[]; // epochs after which the candidates are compared; the last is the end
  factor: number; // at each but the last, one in so many goes on
}
