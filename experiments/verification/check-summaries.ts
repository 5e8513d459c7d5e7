import {readdir} from 'node:fs/promises';
import path from 'node:path';
import {formatRecord, readIfThere} from '../artifacts/files.ts';
import {headlineSchema, studySchema} from '../artifacts/schema.ts';
import type {Folders} from '../execution/folders.ts';
import type {Results} from '../execution/results.ts';
import {headlineFile, studyFile, summarizeStudies} from '../execution/summarize-studies.ts';
import type {Study} from '../studies/study.ts';
import {compareFiles, recordTolerance} from './compare-files.ts';
import type {Check, Problem} from './problem.ts';

/** Summarizes the studies again, and compares what is on record with that. */
export async function checkSummaries(
  studies: readonly Study[],
  {artifacts}: Pick<Folders, 'artifacts'>,
  results: Results,
): Promise<Check> {
  const summaries = await summarizeStudies(studies, {artifacts}, results);
  const files = new Map(
    summaries.studies.map((summary) => {
      const file = studyFile(artifacts, summary.name);
      return [file, formatRecord(file, studySchema, summary)];
    }),
  );
  const file = headlineFile(artifacts);
  files.set(file, formatRecord(file, headlineSchema, summaries.headline));
  const problems: Problem[] = [];
  for (const [file, expected] of files) {
    const found = await readIfThere(file);
    problems.push(...(await compareFiles(path.relative(artifacts, file), expected, found, recordTolerance)));
  }
  const names = await readdir(path.join(artifacts, 'studies')).catch(() => []);
  const strays = names.filter((name) => !files.has(path.join(artifacts, 'studies', name)));
  problems.push(
    ...strays.map((name) => ({file: `studies/${name}`, found: 'a summary of no study', expected: 'no such file'})),
  );
  return {told: `${files.size} summaries of studies, with the headline`, problems};
}
