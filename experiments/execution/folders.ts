import path from 'node:path';

/** Where the execution reads and writes. */
export interface Folders {
  artifacts: string; // results, to be committed
  checkpoints: string; // of trials under way
  data: string; // holds a folder of unpacked IDX files for each data set
}

/** The folder of one trial's record. */
export function trialFolder({artifacts}: Pick<Folders, 'artifacts'>, key: string): string {
  return path.join(artifacts, 'trials', key);
}

/** The record of one finding; what belongs to it lies beside it. */
export function findingFile({artifacts}: Pick<Folders, 'artifacts'>, name: string): string {
  return path.join(artifacts, 'findings', name, 'record.json');
}

export const trialFiles = {
  result: 'result.json',
  run: 'run.json',
  validationProbabilities: 'validation-probabilities.f16', // float16, [count, 10], in the order of the split
  testProbabilities: 'test-probabilities.f16', // the same of the test split
  viewedValidationProbabilities: 'viewed-validation-probabilities.f16', // the same by several views of each image
  viewedTestProbabilities: 'viewed-test-probabilities.f16',
  weights: 'weights.f16', // float16, the arrays by which the network predicts, in the order of its layers
} as const;
