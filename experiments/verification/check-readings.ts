import path from 'node:path';
import {readIfThere} from '../artifacts/files.ts';
import {testReadingSchema} from '../artifacts/schema.ts';
import type {Results} from '../execution/results.ts';
import {logFile} from '../execution/test-readings.ts';
import type {Check, Problem} from './problem.ts';
import {trialKeys} from './trial-keys.ts';

/** Checks the log of who has read the test images: each line must be a reading, and each trial with a test score in it. */
export async function checkReadings(artifacts: string, results: Results): Promise<Check> {
  const {lines, torn} = await readLines(artifacts);
  const readings = lines.map((line) => testReadingSchema.safeParse(parseOrNothing(line)));
  const broken = readings.flatMap(({success}, place): Problem[] =>
    success ? [] : [{file: logFile, field: `line ${place + 1}`, found: lines[place]!, expected: 'a reading'}],
  );
  if (torn) broken.push({file: logFile, field: `line ${lines.length + 1}`, found: torn, expected: 'a whole line'});
  const readers = new Set(readings.map(({data}) => data?.reader));
  const unlogged: Problem[] = [];
  for (const key of await trialKeys(artifacts)) {
    const {result} = (await results.read(key).catch(() => undefined)) ?? {};
    if (result?.test && !readers.has(`trial ${key}`))
      unlogged.push({file: logFile, found: `nothing of trial ${key}`, expected: 'its reading of the test images'});
  }
  return {
    told: `${lines.length} readings of test images, one for each trial with a test score`,
    problems: [...broken, ...unlogged],
  };
}

/** The lines of the log, and what a write that was interrupted has left of another. */
async function readLines(artifacts: string): Promise<{lines: string[]; torn: string}> {
  const lines = ((await readIfThere(path.join(artifacts, logFile)))?.toString() ?? '').split('\n');
  const torn = lines.pop()!;
  return {lines, torn};
}

function parseOrNothing(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
