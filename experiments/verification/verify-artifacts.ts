import type {EngineName} from '../engine/binding.ts';
import type {Folders} from '../execution/folders.ts';
import {allTasks, analysisTasks, findingTasks} from '../execution/list-tasks.ts';
import {openResults} from '../execution/results.ts';
import {fingerprintSource} from '../execution/source.ts';
import {isTrial} from '../execution/task.ts';
import {profile} from '../studies/profile.ts';
import {checkComputations} from './check-computations.ts';
import {checkFiles} from './check-files.ts';
import {checkProducts} from './check-products.ts';
import {checkReadings} from './check-readings.ts';
import {checkSummaries} from './check-summaries.ts';
import {checkTrials} from './check-trials.ts';
import {type Check, formatProblem} from './problem.ts';
import {replayTrials} from './replay.ts';

export interface VerifyOptions {
  quick?: boolean; // the results of the quick profile
  deep?: boolean; // also what is computed from pixels and weights
  replay?: number; // so many trials are trained again
  engine?: EngineName; // by which, where it is not the one that each record names
  jobs: number;
}

interface VerifyEffects {
  setUpData: () => Promise<unknown>;
  setUpEngine: () => Promise<unknown>; // called only where it is needed
  print: (line: string) => void;
  signal: AbortSignal; // ends a training
}

/**
 * Checks that every file is as it was written, and that whatever follows from other records does. It reads test labels
 * to derive scores again, and chooses nothing by them; so it logs no reading, as it writes nothing at all. Returns
 * whether all is well.
 */
export async function verifyArtifacts(
  options: VerifyOptions,
  folders: Folders,
  {setUpData, setUpEngine, print, signal}: VerifyEffects,
): Promise<boolean> {
  let prepared: Promise<void> | undefined;
  const prepare = () => {
    prepared ??= setUp(options, {setUpData, setUpEngine});
    return prepared;
  };
  const problems = new Set<string>();
  for (const check of await chooseChecks(options, folders, prepare, signal)) {
    const started = Date.now();
    const found = await check().catch(failedCheck);
    if (signal.aborted) {
      print('Stopped.');
      return false;
    }
    for (const problem of found.problems) problems.add(formatProblem(problem)); // a changed file may be found twice
    print(`${verdict(found)}  ${found.told} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  }
  for (const problem of problems) print(problem);
  print(problems.size === 0 ? 'All is as recorded.' : `${problems.size} differences. ${remedy}`);
  return problems.size === 0;
}

/** Readies what the checks of hashes and records do without, so that these are made where the rest cannot be. */
async function setUp(
  {deep, replay}: VerifyOptions,
  {setUpData, setUpEngine}: Pick<VerifyEffects, 'setUpData' | 'setUpEngine'>,
): Promise<void> {
  await setUpData();
  if (deep || replay) await setUpEngine();
}

const remedy =
  'Get such a file back from git; or move its folder away, and npm run experiments computes it again; or, where the change is meant, move manifest.json away, and npm run experiments lists all as it is.';

async function chooseChecks(
  {quick = false, deep = false, replay = 0, engine, jobs}: VerifyOptions,
  folders: Folders,
  prepare: () => Promise<void>,
  signal: AbortSignal,
): Promise<(() => Promise<Check>)[]> {
  const {studies, splitOf} = profile(quick);
  const {findings} = await fingerprintSource();
  const trials = allTasks(studies, splitOf).filter(isTrial);
  const products = [...analysisTasks(splitOf), ...findingTasks(findings, quick)];
  const results = openResults(folders);
  // made in other processes, while this one checks the rest
  const made = prepare().then(() => checkProducts(products, deep, folders, signal));
  made.catch(() => {}); // is told in its turn
  return [
    () => checkFiles(folders.artifacts),
    () => checkReadings(folders.artifacts, results),
    () => prepare().then(() => checkTrials(folders, results)),
    () => checkSummaries(studies, folders, results),
    () => made,
    ...(deep ? [() => prepare().then(() => checkComputations(trials, folders, results))] : []),
    ...(replay > 0
      ? [() => prepare().then(() => replayTrials(trials, folders, results, {count: replay, engine, jobs, signal}))]
      : []),
  ];
}

function verdict({problems}: Check): string {
  return problems.length === 0 ? 'as recorded' : 'differs    ';
}

function failedCheck(error: Error): Check {
  return {told: 'a check failed', problems: [{file: 'artifacts', found: error.message, expected: 'to be checked'}]};
}
