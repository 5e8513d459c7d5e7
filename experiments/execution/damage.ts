import {lstatSync} from 'node:fs';
import path from 'node:path';
import {readRecord} from '../artifacts/files.ts';
import {packedName} from '../artifacts/packed-files.ts';
import {runSchema} from '../artifacts/schema.ts';
import {type Folders, searchFiles, trialFiles, trialFolder} from './folders.ts';
import {unitOf, unitOfTask} from './manifest.ts';
import type {Results} from './results.ts';
import type {Task} from './task.ts';

/**
 * What is wrong with the files beside a current record, without a look at their content: one that is missing or empty, or
 * a `run.json` that cannot be read. Nobody could use such a result.
 */
export async function findDamage(
  task: Task,
  folders: Pick<Folders, 'artifacts'>,
  results: Results,
): Promise<string | undefined> {
  if (task.kind === 'trial') return checkTrial(task.id, folders, results);
  if (task.kind === 'search') return checkRun(searchFiles(folders, task.search).run);
  const unit = unitOfTask(task);
  const files = Object.keys(await results.listed()).filter((file) => unitOf(file) === unit);
  return firstMissing(files.map((file) => path.join(folders.artifacts, file)));
}

async function checkTrial(key: string, folders: Pick<Folders, 'artifacts'>, results: Results) {
  const folder = trialFolder(folders, key);
  const {result} = (await results.read(key)) ?? {};
  const files = Object.keys(result?.files ?? {}).map((file) => path.join(folder, packedName(file)));
  return (await checkRun(path.join(folder, trialFiles.run))) ?? firstMissing(files);
}

async function checkRun(file: string): Promise<string | undefined> {
  return (await readRecord(file, runSchema)) ? undefined : `missing: ${file}`;
}

function firstMissing(files: readonly string[]): string | undefined {
  for (const file of files) {
    const found = lstatSync(file, {throwIfNoEntry: false});
    if (!found) return `missing: ${file}`;
    if (found.size === 0) return `empty: ${file}`;
  }
  return undefined;
}
