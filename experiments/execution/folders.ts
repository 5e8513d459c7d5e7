import path from 'node:path';

export {trialFiles} from '../artifacts/trial-files.ts';

/** Where the execution reads and writes. */
export interface Folders {
  artifacts: string; // results, to be committed
  checkpoints: string; // of trials under way
  data: string; // holds a folder of unpacked IDX files for each data set
  shared?: string; // results of another report, taken over where a data set is the same
}

/** The folder of one trial's record. */
export function trialFolder({artifacts}: Pick<Folders, 'artifacts'>, key: string): string {
  return path.join(artifacts, 'trials', key);
}

/** The record of one finding; what belongs to it lies beside it. */
export function findingFile({artifacts}: Pick<Folders, 'artifacts'>, name: string): string {
  return path.join(artifacts, 'findings', name, 'record.json');
}

/** The record of one search, and how it ran. */
export function searchFiles({artifacts}: Pick<Folders, 'artifacts'>, name: string): {record: string; run: string} {
  const folder = path.join(artifacts, 'searches', name);
  return {record: path.join(folder, 'record.json'), run: path.join(folder, 'run.json')};
}
