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

export const trialFiles = {
  result: 'result.json',
  run: 'run.json',
  validationProbabilities: 'validation-probabilities.f16', // float16, [count, 10], in the order of the split
  testProbabilities: 'test-probabilities.f16', // the same of the test split
} as const;
