import {existsSync} from 'node:fs';
import {readdir} from 'node:fs/promises';
import path from 'node:path';
import {isDraft, readIfThere} from '../artifacts/files.ts';
import {askChildren} from '../execution/ask-children.ts';
import {analysisFile} from '../execution/current.ts';
import {findingOf} from '../execution/finding-inputs.ts';
import {type Folders, findingFile} from '../execution/folders.ts';
import type {Product} from '../execution/product.ts';
import type {AnalysisTask, FindingTask} from '../execution/task.ts';
import {compareFiles, deepTolerance, recordTolerance} from './compare-files.ts';
import type {Tolerance} from './compare-values.ts';
import {type Check, type Problem, unreadable} from './problem.ts';
import type {Answer, Request} from './recomputer.ts';

type ProductTask = AnalysisTask | FindingTask;

/**
 * Makes the analyses and findings that are on record again, those of pixels and weights only where it goes deep, and
 * compares all that lies in their folders with that.
 */
export async function checkProducts(
  tasks: readonly ProductTask[],
  deep: boolean,
  folders: Folders,
  signal: AbortSignal,
): Promise<Check> {
  const recorded = tasks.filter((task) => existsSync(fileOf(task, folders)));
  const chosen = recorded.filter((task) => deep || !isDeep(task));
  const requests = chosen.map((task): Request => ({task, folders}));
  const made = await askChildren<Request, Answer>(path.join(import.meta.dirname, 'recomputer.ts'), requests, signal);
  const problems: Problem[] = [];
  for (const [place, task] of chosen.entries()) problems.push(...(await checkProduct(task, made[place]!, folders)));
  const rest = deep ? '' : '; those of pixels and weights with --deep';
  return {told: `${chosen.length} of ${recorded.length} analyses and findings, made again${rest}`, problems};
}

/** Whether a task takes more than records. */
function isDeep(task: ProductTask): boolean {
  return task.kind === 'analysis' || findingOf(task).derivedFrom !== 'records';
}

async function checkProduct(task: ProductTask, made: Answer, folders: Folders): Promise<Problem[]> {
  if (typeof made !== 'string')
    return compareProduct(made, folders.artifacts, isDeep(task) ? deepTolerance : recordTolerance);
  return [{file: path.relative(folders.artifacts, fileOf(task, folders)), found: made, expected: 'to be made again'}];
}

async function compareProduct(
  {file, record, beside}: Product,
  artifacts: string,
  tolerance: Tolerance,
): Promise<Problem[]> {
  const folder = path.dirname(file);
  const expected = new Map<string, string | Uint8Array>([[path.basename(file), record], ...Object.entries(beside)]);
  const names = new Set([...expected.keys(), ...(await readdir(folder)).filter((name) => !isDraft(name))]); // which are told as such
  const problems: Problem[] = [];
  for (const name of names) {
    const place = path.relative(artifacts, path.join(folder, name));
    const content = expected.get(name);
    if (content === undefined) problems.push({file: place, found: 'a file of nothing', expected: 'no such file'});
    else {
      const compared = readIfThere(path.join(folder, name)).then((found) =>
        compareFiles(place, content, found, tolerance),
      );
      problems.push(...(await compared.catch(unreadable(place))));
    }
  }
  return problems;
}

function fileOf(task: ProductTask, folders: Folders): string {
  return task.kind === 'analysis' ? analysisFile(task, folders) : findingFile(folders, task.finding);
}
