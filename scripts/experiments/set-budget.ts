import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {InvalidArgumentError} from 'commander';
import {writeAtomically} from '../../experiments/artifacts/files.ts';
import type {Effort} from '../../experiments/datasets/report.ts';
import {isOnRecord} from '../../experiments/execution/adopt-results.ts';
import {effortWithin} from '../../experiments/execution/budget.ts';
import {formatDuration} from '../../experiments/execution/progress.ts';
import {profile} from '../../experiments/studies/profile.ts';
import {reportFolders} from '../report-folders.ts';

/** Seconds from "20m", "2h" or "90s". */
export function parseTime(text: string): number {
  const [, number, unit = 'm'] = /^(\d+(?:\.\d+)?)(s|m|min|h)?$/.exec(text) ?? [];
  const seconds = Number(number) * (unit === 's' ? 1 : unit === 'h' ? 3600 : 60);
  if (seconds > 0) return seconds;
  throw new InvalidArgumentError('Expected a time such as 20m, 2h or 90s.');
}

/**
 * Chooses the most thorough effort that fits into some seconds, and writes it into the open report's `report.ts`, so that
 * later runs ask for the same; this one is to be told. Throws where there is no such file, or where even the least effort
 * takes longer.
 */
export async function setBudget(
  seconds: number,
  {jobs, dryRun}: {jobs: number; dryRun?: boolean},
  folder: string | undefined,
  print: (line: string) => void,
): Promise<Effort> {
  if (!folder) throw new Error('--budget is for reports of your own (expected the name of one before it)');
  const {effort, seconds: needed} = effortWithin(seconds, jobs, profile(false).splitOf, (task) =>
    isOnRecord(task, reportFolders({})),
  );
  const told = `${describeEffort(effort)}: about ${formatDuration(needed)}, ${jobs} at a time`;
  if (needed > seconds * 1.2)
    throw new Error(
      `a budget of ${formatDuration(seconds)} is too small (the least is ${told}): give more, or pack smaller images`,
    );
  print(`Within ${formatDuration(seconds)}: ${told}.`);
  if (dryRun) return effort;
  const file = path.join(folder, 'report.ts');
  await writeAtomically(file, replaceEffort(await readFile(file, 'utf8'), effort, file));
  print(`${path.relative('', file)} asks for it now.`);
  return effort;
}

/** The text of a `report.ts` with another effort. */
export function replaceEffort(text: string, effort: Effort, file: string): string {
  const written = typeof effort === 'string' ? `'${effort}'` : `{like: '${effort.like}', seeds: ${effort.seeds}}`;
  const line = /^(\s*effort:\s*)(?:'\w+'|"\w+"|\{[^}]*\})/m;
  if (!line.test(text)) throw new Error(`${file} has no line with its effort (expected effort: ${written},)`);
  return text.replace(line, `$1${written}`);
}

function describeEffort(effort: Effort): string {
  return typeof effort === 'string' ? effort : `${effort.like} effort with ${effort.seeds} seeds`;
}
