import path from 'node:path';
import {readRecord} from '../experiments/artifacts/files.ts';
import {
  type Findings,
  findingsSchema,
  runSchema,
  type StudySummary,
  studySchema,
} from '../experiments/artifacts/schema.ts';
import {findingFile, trialFiles, trialFolder} from '../experiments/execution/folders.ts';
import {studyFile} from '../experiments/execution/summarize-studies.ts';
import {studies} from '../experiments/studies/index.ts';

/** The records that the tables of docs/results.md are made of. */
export interface ResultRecords {
  studies: readonly StudySummary[];
  seconds: ReadonlyMap<string, number>; // of one processor core, by trial
  findings: Pick<Findings, 'comparisons' | 'ensembles' | 'ledger'>;
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
