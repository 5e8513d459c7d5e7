import {appendFile, mkdir} from 'node:fs/promises';
import path from 'node:path';
import {type TestReading, testReadingSchema} from '../artifacts/schema.ts';
import type {Folders} from './folders.ts';

/** The log of who has read the test images; it grows line by line, and nothing is ever taken from it. */
export const logFile = 'test-readings.jsonl';

/** Adds a line to the log of who has read the test split. */
export async function logTestReading({artifacts}: Pick<Folders, 'artifacts'>, reading: TestReading): Promise<void> {
  await mkdir(artifacts, {recursive: true});
  const line = `${JSON.stringify(testReadingSchema.parse(reading))}\n`;
  await appendFile(path.join(artifacts, logFile), line);
}
