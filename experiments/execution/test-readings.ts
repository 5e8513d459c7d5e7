import {appendFile, open} from 'node:fs/promises';
import path from 'node:path';
import {explainFailure} from '../artifacts/explain-failure.ts';
import {readIfThere, writeAtomically} from '../artifacts/files.ts';
import {makeFolder} from '../artifacts/make-folder.ts';
import {type TestReading, testReadingSchema} from '../artifacts/schema.ts';
import type {Folders} from './folders.ts';

/** The log of who has read the test images; it grows line by line, and no reading is ever taken from it. */
export const logFile = 'test-readings.jsonl';

/** Adds a line to the log of who has read the test split; after a line that was cut off, on a line of its own. */
export async function logTestReading({artifacts}: Pick<Folders, 'artifacts'>, reading: TestReading): Promise<void> {
  const file = path.join(artifacts, logFile);
  const line = `${JSON.stringify(testReadingSchema.parse(reading))}\n`;
  try {
    await makeFolder(artifacts);
    const start = (await endsInMidLine(file)) ? '\n' : '';
    await appendFile(file, start + line, {flush: true}); // one write, so that lines of several processes do not mix
  } catch (error) {
    throw explainFailure(error, file, 'write');
  }
}

/**
 * Takes out of the log what writes that were interrupted have left of lines, which nothing could read, and says so. Only
 * while nobody writes to it. Returns whether anything was taken out.
 */
export async function mendLog(
  {artifacts}: Pick<Folders, 'artifacts'>,
  print: (line: string) => void,
): Promise<boolean> {
  const file = path.join(artifacts, logFile);
  const lines = ((await readIfThere(file))?.toString() ?? '').split('\n');
  const torn = lines.filter(isTorn);
  if (torn.length === 0) return false;
  for (const line of torn) print(`${file}: a line was cut off while it was written, and is taken out: ${line}`);
  const whole = lines.filter((line) => line !== '' && !isTorn(line));
  await writeAtomically(file, whole.map((line) => `${line}\n`).join(''));
  return true;
}

/** Whether a line lacks its end. Whatever else may be wrong with one is damage, which is not for us to take out. */
function isTorn(line: string): boolean {
  return line !== '' && !line.endsWith('}');
}

/** Whether the last line of a file has no end. */
async function endsInMidLine(file: string): Promise<boolean> {
  const handle = await open(file, 'a+');
  try {
    const {size} = await handle.stat();
    if (size === 0) return false;
    const {buffer} = await handle.read({buffer: Buffer.alloc(1), position: size - 1});
    return buffer[0] !== 0x0a;
  } finally {
    await handle.close();
  }
}
