import path from 'node:path';
import {readRecord} from '../experiments/artifacts/files.ts';
import {
  type Findings,
  findingsSchema,
  runSchema,
  type StudySummary,
  searchSchema,
  studySchema,
} from '../experiments/artifacts/schema.ts';
import {findingFile, searchFiles, trialFiles, trialFolder} from '../experiments/execution/folders.ts';
import {studyFile} from '../experiments/execution/summarize-studies.ts';
import {searches, studies} from '../experiments/studies/index.ts';

/** The records that the tables of docs/results.md are made of. */
export interface ResultRecords {
  studies: readonly StudySummary[];
  seconds: ReadonlyMap<string, number>; // of one processor core, by trial
  findings: Pick<Findings, 'comparisons' | 'ensembles' | 'ledger'>;
  searches: readonly Cost[];
}

/** What a study or a search took. */
export interface Cost {
  name: string;
  trials: number;
  operations: number;
  seconds: number; // of one processor core
}

/** Reads what lies in the folder of artifacts; what is missing there is missing in the tables. */
export async function readResultRecords(artifacts: string): Promise<ResultRecords> {
  const summaries = await Promise.all(studies.map(({name}) => readRecord(studyFile(artifacts, name), studySchema)));
  const found = summaries.flatMap((summary) => summary ?? []);
  const read = async <Name extends keyof ResultRecords['findings']>(name: Name) =>
    readRecord(findingFile({artifacts}, name), findingsSchema.shape[name].unwrap()) as Promise<Findings[Name]>;
  return {
    studies: found,
    seconds: await readSeconds(artifacts, found),
    findings: {
      comparisons: await read('comparisons'),
      ensembles: await read('ensembles'),
      ledger: await read('ledger'),
    },
    searches: await readSearches(artifacts),
  };
}

async function readSeconds(artifacts: string, summaries: readonly StudySummary[]): Promise<Map<string, number>> {
  const trials = summaries.flatMap(({groups}) => groups.flatMap((group) => (group.test ? group.trials : [])));
  const runs = await Promise.all(
    trials.map(async ({key}) => {
      const run = await readRecord(path.join(trialFolder({artifacts}, key), trialFiles.run), runSchema);
      return run ? [[key, run.processorSeconds ?? run.seconds] as const] : [];
    }),
  );
  return new Map(runs.flat());
}

async function readSearches(artifacts: string): Promise<Cost[]> {
  const found = await Promise.all(
    searches.map(async ({name}) => {
      const files = searchFiles({artifacts}, name);
      const record = await readRecord(files.record, searchSchema);
      const run = await readRecord(files.run, runSchema);
      if (!record || !run) return [];
      const operations = record.candidates.reduce((sum, candidate) => sum + candidate.operations, 0);
      return {name, trials: record.candidates.length, operations, seconds: run.processorSeconds ?? run.seconds};
    }),
  );
  return found.flat();
}
