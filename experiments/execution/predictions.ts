import {changeImages, changes} from '../analysis/images/change-images.ts';
import {correctImages} from '../analysis/predictions/correct-images.ts';
import {predictedLabels, type Score, scoreProbabilities} from '../analysis/predictions/score.ts';
import {encodeAnswers} from '../artifacts/answers.ts';
import {decodeHalf, encodeHalf} from '../artifacts/half-precision.ts';
import type {Result, Views} from '../artifacts/schema.ts';
import type {Split} from '../datasets/dataset.ts';
import {predictByViews, predictProbabilities} from '../training/predict.ts';
import type {Trainable} from '../training/trainable.ts';
import {trialFiles} from './folders.ts';

/** What a trained network is asked about. */
type Splits = {validation: Split; test: Split | undefined};

/** What it says of a split, and what that is worth. */
export interface Prediction {
  file: string;
  bytes: Uint8Array; // probabilities as float16
  score: Score; // of what those bytes say, so that it can be derived from them again
}

/** All that a trial keeps of what its network predicts. */
export interface Predictions {
  validation: Prediction;
  test: Prediction | undefined;
  viewed?: {validation: Prediction; test: Prediction | undefined};
}

/** Predicts the splits, by several views too where there are some. */
export function predictAll(trainable: Trainable, {validation, test}: Splits, views: Views | undefined): Predictions {
  const plainly = (split: Split) => predictProbabilities(trainable, split);
  const files = trialFiles;
  return {
    validation: keep(files.validationProbabilities, validation, plainly),
    test: test && keep(files.testProbabilities, test, plainly),
    ...(views && {viewed: predictViewed(trainable, {validation, test}, views)}),
  };
}

/** The class that is answered for each image, [count], as it is kept. */
export function answersOf({bytes, score}: Prediction): Uint8Array {
  const probabilities = decodeHalf(bytes);
  return encodeAnswers(predictedLabels(probabilities, probabilities.length / score.count));
}

/** How many test images are told right when they are moved, turned and scaled. */
export function scoreChanged(trainable: Trainable, test: Split): Result['changed'] {
  return changes.flatMap(({name, amounts}) =>
    amounts.map((amount) => {
      const changed = {...test, images: changeImages(test, name, amount)};
      const right = correctImages(predictProbabilities(trainable, changed), test.labels);
      return {change: name, amount, correct: right.reduce((sum, each) => sum + each, 0)};
    }),
  );
}

function predictViewed(trainable: Trainable, {validation, test}: Splits, views: Views) {
  const byViews = (split: Split) => predictByViews(trainable, split, views);
  return {
    validation: keep(trialFiles.viewedValidationProbabilities, validation, byViews),
    test: test && keep(trialFiles.viewedTestProbabilities, test, byViews),
  };
}

function keep(file: string, split: Split, predict: (split: Split) => Float32Array): Prediction {
  const bytes = encodeHalf(predict(split));
  return {file, bytes, score: scoreProbabilities(decodeHalf(bytes), split.labels)};
}
