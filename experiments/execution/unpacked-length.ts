import type {Result} from '../artifacts/schema.ts';
import {trialFiles} from '../artifacts/trial-files.ts';
import {shapeOf} from '../datasets/index.ts';
import {buildNetwork} from '../models/index.ts';
import {placeLayers, size} from '../models/layer.ts';
import {weightSpecs} from '../models/weight.ts';

const numberLength = 2; // bytes

/** How many bytes a file of numbers of a trial has when it is unpacked, by what its result says of it. */
export function unpackedLength({trial, validation, test}: Result, file: string): number {
  const shape = shapeOf(trial.dataset);
  switch (file) {
    case trialFiles.validationProbabilities:
    case trialFiles.viewedValidationProbabilities:
      return validation.count * shape.classCount * numberLength;
    case trialFiles.testProbabilities:
    case trialFiles.viewedTestProbabilities:
      return (test?.count ?? 0) * shape.classCount * numberLength;
    case trialFiles.validationAnswers:
      return validation.count * numberLength;
    case trialFiles.testAnswers:
      return (test?.count ?? 0) * numberLength;
    case trialFiles.weights: {
      const specs = placeLayers(buildNetwork(trial.model, shape)).flatMap(weightSpecs);
      return specs.reduce((sum, {shape}) => sum + size(shape), 0) * numberLength;
    }
    default:
      throw new Error(`invalid file of a trial: ${file} (expected ${Object.values(trialFiles).join(', ')})`);
  }
}
