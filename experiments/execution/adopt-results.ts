import {existsSync} from 'node:fs';
import {cp, readFile} from 'node:fs/promises';
import path from 'node:path';
import {draftName, readRecord, renameThrough, writeRecord} from '../artifacts/files.ts';
import {makeFolder} from '../artifacts/make-folder.ts';
import {computationsSchema, testReadingSchema} from '../artifacts/schema.ts';
import type {Folders} from './folders.ts';
import {unitOfTask} from './manifest.ts';
import type {Task} from './task.ts';
import {logFile, logTestReading} from './test-readings.ts';

/**
 * Takes over what another report has on record of the same trials and analyses, as far as it is missing here, with the
 * log of when they read test images: a data set that both have is computed once. Whether a record is current is judged
 * afterwards, as of any. Returns the units taken over.
 */
export async function adoptResults(
  tasks: readonly Task[],
  from: Pick<Folders, 'artifacts'>,
  to: Pick<Folders, 'artifacts'>,
): Promise<string[]> {
  const missing = adoptable(tasks, from, to).map((task) => ({task, unit: unitOfTask(task)}));
  for (const {task, unit} of missing) {
    if (task.kind === 'trial') await copyReadings(`trial ${task.id}`, from, to);
    await copyFolder(path.join(from.artifacts, unit), path.join(to.artifacts, unit));
  }
  if (missing.length > 0)
    await copyComputations(
      missing.map(({task}) => task.id),
      from,
      to,
    );
  return missing.map(({unit}) => unit);
}

/** The trials and analyses that another report has on record, and this one has not. */
export function adoptable(
  tasks: readonly Task[],
  from: Pick<Folders, 'artifacts'>,
  to: Pick<Folders, 'artifacts'>,
): Task[] {
  return tasks.filter((task) => isOnRecord(task, from) && !isOnRecord(task, to));
}

/** Whether a trial or an analysis has a record in a report, current or not. */
export function isOnRecord(task: Task, {artifacts}: Pick<Folders, 'artifacts'>): boolean {
  const isOfData = task.kind === 'trial' || task.kind === 'analysis';
  return isOfData && existsSync(path.join(artifacts, unitOfTask(task)));
}

async function copyFolder(from: string, to: string): Promise<void> {
  const draft = path.join(path.dirname(to), draftName(path.basename(to)));
  await makeFolder(path.dirname(to));
  await cp(from, draft, {recursive: true});
  await renameThrough(draft, to);
}

async function copyReadings(
  reader: string,
  from: Pick<Folders, 'artifacts'>,
  to: Pick<Folders, 'artifacts'>,
): Promise<void> {
  const log = await readFile(path.join(from.artifacts, logFile), 'utf8').catch(() => '');
  for (const line of log.split('\n').filter((each) => each.includes(`"${reader}"`)))
    await logTestReading(to, testReadingSchema.parse(JSON.parse(line)));
}

/** What trials compute need not be found out again where that is known there, and nothing here. */
async function copyComputations(
  ids: readonly string[],
  from: Pick<Folders, 'artifacts'>,
  to: Pick<Folders, 'artifacts'>,
): Promise<void> {
  const file = path.join(to.artifacts, 'computations.json');
  const known = await readRecord(path.join(from.artifacts, 'computations.json'), computationsSchema);
  if (known && !existsSync(file))
    await writeRecord(file, computationsSchema, {...known, trials: pick(known.trials, ids)});
}

function pick<Value>(values: Readonly<Record<string, Value>>, keys: readonly string[]): Record<string, Value> {
  return Object.fromEntries(keys.flatMap((key) => (key in values ? [[key, values[key]!]] : [])));
}
