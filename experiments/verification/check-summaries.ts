import {readdir} from 'node:fs/promises';
import path from 'node:path';
import {formatRecord, isDraft, readIfThere} from '../artifacts/files.ts';
import {headlineSchema, imageNamesSchema, reportSchema, studySchema} from '../artifacts/schema.ts';
import type {Folders} from '../execution/folders.ts';
import type {Results} from '../execution/results.ts';
import {headlineFile, namesFile, reportFile, studyFile, summarizeStudies} from '../execution/summarize-studies.ts';
import type {Study} from '../studies/study.ts';
import {compareFiles, recordTolerance} from './compare-files.ts';
import {type Check, type Problem, unreadable} from './problem.ts';

/** Summarizes the studies again, and compares what is on record with that. */
export async function checkSummaries(
  studies: readonly Study[],
  {artifacts}: Pick<Folders, 'artifacts'>,
  results: Results,
): Promise<Check> {
  const summaries = await summarizeStudies(studies, {artifacts}, readable(results));
  const files = new Map(
    summaries.studies.map((summary) => {
      const file = studyFile(artifacts, summary.name);
      return [file, formatRecord(file, studySchema, summary)];
    }),
  );
  const file = headlineFile(artifacts);
  files.set(file, formatRecord(file, headlineSchema, summaries.headline));
  const about = reportFile(artifacts);
  files.set(about, formatRecord(about, reportSchema, summaries.report));
  for (const {dataset, called} of summaries.names) {
    const file = namesFile(artifacts, dataset);
    files.set(file, formatRecord(file, imageNamesSchema, called));
  }
  const problems: Problem[] = [];
  for (const [file, expected] of files) {
    const place = path.relative(artifacts, file);
    const compared = readIfThere(file).then((found) => compareFiles(place, expected, found, recordTolerance));
    problems.push(...(await compared.catch(unreadable(place))));
  }
  const names = await readdir(path.join(artifacts, 'studies')).catch(() => []);
  const strays = names.filter((name) => !isDraft(name) && !files.has(path.join(artifacts, 'studies', name)));
  problems.push(
    ...strays.map((name) => ({file: `studies/${name}`, found: 'a summary of no study', expected: 'no such file'})),
  );
  return {told: `${files.size} summaries of studies, with the headline`, problems};
}

/** Results of which those that cannot be read count as missing: that is told elsewhere, and the rest can be summarized. */
function readable(results: Results): Results {
  return {
    ...results,
    read: (key) => results.read(key).catch(() => undefined),
    readDivergence: (key) => results.readDivergence(key).catch(() => undefined),
  };
}
