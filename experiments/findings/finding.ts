import type {z} from 'zod';
import type {DatasetName, Findings, Result, Run, SearchRecord, SplitConfig} from '../artifacts/schema.ts';
import type {Dataset, Split} from '../datasets/dataset.ts';
import type {Configuration, Study} from '../studies/study.ts';

/** What is found from trials that have finished: one record, and perhaps tables or pictures beside it. */
export interface Finding {
  name: keyof Findings; // of its folder in artifacts/findings, of its file here, of its test
  purpose: string; // why it reads the test images; for the log
  schema: z.ZodType; // of its record, which begins with `inputs`
  derivedFrom: Source;
  tellsRuns?: true; // also tells how its trials happened to run, and so is made anew when one has run again
  uses(trial: PlannedTrial): boolean; // whether it is made from a trial
  searches?: readonly string[]; // the searches that it is made from, by their names
  quotes?: () => unknown; // what it takes from the entries of data sets, as plain data: made anew when that changes
  find(evidence: Evidence): Promise<Outcome>;
}

/**
 * The dearest thing that a finding is made from: results, probabilities and labels, within seconds, at each check of the
 * artifacts; or else pixels, or weights, at a deep check only.
 */
type Source = 'records' | 'images' | 'weights';

/** A trial of a study, whether it has run or not. */
export interface PlannedTrial {
  study: Study;
  configuration: Configuration;
  seed: number;
}

/** A trial with what it left. */
export interface FinishedTrial extends PlannedTrial {
  key: string;
  result: Result;
  run: Run;
  read(file: string): Promise<Uint8Array>; // one of the names in `result.files`
}

/** All that a finding may look at. */
export interface Evidence {
  trials: readonly FinishedTrial[]; // those that it uses, in the order of the studies and of their seeds
  planned: number; // how many there will be
  searches?: Record<string, SearchRecord>; // those that it is made from, by their names, once they have run
  load(dataset: DatasetName, split?: SplitConfig): Promise<Dataset>; // that of most studies, or another one
  loadTest(dataset: DatasetName): Promise<Split>; // is logged
}

/** What a finding gives. */
export interface Outcome {
  record: object; // as the schema has it, but without `inputs`
  files?: Record<string, string | Uint8Array>; // by their names, beside the record
}
