import {mkdtemp, readFile, rm} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {sha256} from '../artifacts/content-key.ts';
import {readRecord} from '../artifacts/files.ts';
import {type Result, type Run, resultSchema, runSchema} from '../artifacts/schema.ts';
import type {EngineName} from '../engine/binding.ts';
import {createDisplay} from '../execution/display.ts';
import {type Folders, trialFiles, trialFolder} from '../execution/folders.ts';
import {type PoolEvent, runPool} from '../execution/pool.ts';
import type {Results} from '../execution/results.ts';
import {type TrialTask, withEngine} from '../execution/task.ts';
import type {Kept} from '../studies/study.ts';
import {compareValues} from './compare-values.ts';
import type {Check, Problem} from './problem.ts';

/** How far the accuracies of a trial may be from those that another class of machine gave: a point. */
export const accuracyTolerance = 0.01;

interface ReplayOptions {
  count: number; // of trials
  engine?: EngineName | undefined; // that trains, where it is not the one that each record names
  jobs: number;
  signal: AbortSignal;
}

/**
 * Trains the cheapest trials again, in a folder of their own. On the same class of machine and with the same versions
 * every file must come out the same, byte by byte; elsewhere the accuracies about.
 */
export async function replayTrials(
  tasks: readonly TrialTask[],
  folders: Folders,
  results: Results,
  {count, engine, jobs, signal}: ReplayOptions,
): Promise<Check> {
  const chosen = await chooseCheapest(tasks, folders, results, count);
  const root = await mkdtemp(path.join(os.tmpdir(), 'replay-'));
  const again = {...folders, artifacts: path.join(root, 'artifacts'), checkpoints: path.join(root, 'checkpoints')};
  try {
    const failed = await trainAgain(
      chosen.map((task) => withEngine(task, engine)),
      again,
      {jobs, signal},
    );
    const compared = chosen
      .filter(({id}) => !failed.some(({file}) => file.includes(id)))
      .map((task) => compareTrial(task, folders, again));
    const told = `${chosen.length} trials trained again: ${chosen.map(({label}) => label).join('; ')}`;
    return {told, problems: [...failed, ...(await Promise.all(compared)).flat()]};
  } finally {
    await rm(root, {recursive: true});
  }
}

/** The finished trials of the fewest operations, to be run as they were. */
async function chooseCheapest(
  tasks: readonly TrialTask[],
  folders: Folders,
  results: Results,
  count: number,
): Promise<TrialTask[]> {
  const recorded = await Promise.all(
    tasks.map(async (task): Promise<TrialTask | undefined> => {
      const {result} = (await results.read(task.id).catch(() => undefined)) ?? {};
      const run = await readRecord(path.join(trialFolder(folders, task.id), trialFiles.run), runSchema);
      return (
        result && {
          ...task,
          engine: run?.engine?.name ?? 'tensorflow',
          final: result.test !== null,
          keepsWeights: trialFiles.weights in result.files,
          keeps: keptOf(result),
          asksChanged: result.changed !== undefined,
        }
      );
    }),
  );
  return recorded
    .flatMap((task) => task ?? [])
    .sort((a, b) => a.operations - b.operations)
    .slice(0, count);
}

function keptOf({files}: Result): Kept {
  if (trialFiles.validationProbabilities in files) return 'probabilities';
  return trialFiles.testAnswers in files || trialFiles.validationAnswers in files ? 'answers' : 'scores';
}

async function trainAgain(
  tasks: readonly TrialTask[],
  folders: Folders,
  {jobs, signal}: Omit<ReplayOptions, 'count' | 'engine'>,
): Promise<Problem[]> {
  const display = createDisplay(tasks, Math.min(jobs, tasks.length));
  const failed: Problem[] = [];
  const onEvent = (event: PoolEvent) => {
    if (signal.aborted) return;
    display.show(event);
    if (event.kind === 'failed')
      failed.push({
        file: `trials/${event.task.id}`,
        found: event.message,
        expected: 'a training that comes to its end',
      });
  };
  await runPool(tasks, folders, {jobs: Math.min(jobs, tasks.length), signal, onEvent});
  display.close();
  return failed;
}

async function compareTrial({id}: TrialTask, before: Folders, again: Folders): Promise<Problem[]> {
  const [old, now] = await Promise.all([before, again].map((folders) => readTrial(trialFolder(folders, id))));
  if (!old || !now) return [{file: `trials/${id}`, found: 'no whole trial', expected: 'result.json and run.json'}];
  if (!isSameClass(old.run, now.run)) return compareAccuracies(id, old.result, now.result);
  // which holds the hashes of all else, that are checked whenever a trial is
  const files = [before, again].map((folders) => path.join(trialFolder(folders, id), trialFiles.result));
  const [recorded, made] = (await Promise.all(files.map((file) => readFile(file)))).map((bytes) => sha256(bytes));
  if (recorded === made) return [];
  const file = `trials/${id}/${trialFiles.result}`;
  return [{file, found: `SHA-256 ${recorded}`, expected: `${made}, as trained again`}];
}

async function readTrial(folder: string): Promise<{result: Result; run: Run} | undefined> {
  const result = await readRecord(path.join(folder, trialFiles.result), resultSchema);
  const run = await readRecord(path.join(folder, trialFiles.run), runSchema);
  return result && run && {result, run};
}

/** Whether two runs may be expected to give the same bytes. */
function isSameClass(a: Run, b: Run): boolean {
  const classOf = ({machine: {processor, platform, threads}, versions, engine}: Run) => ({
    processor,
    platform,
    threads,
    versions,
    engine: engine ?? {name: 'tensorflow', version: versions.tensorflow},
  });
  return compareValues(classOf(a), classOf(b), {absolute: 0, relative: 0}) === undefined;
}

function compareAccuracies(id: string, recorded: Result, made: Result): Problem[] {
  const accuracies = ({validation, test, viewed}: Result) => ({
    validation: {accuracy: validation.accuracy},
    test: {accuracy: test?.accuracy},
    viewed: {validation: {accuracy: viewed?.validation.accuracy}, test: {accuracy: viewed?.test?.accuracy}},
  });
  const tolerance = {absolute: accuracyTolerance, relative: 0};
  const difference = compareValues(accuracies(made), accuracies(recorded), tolerance);
  if (!difference) return [];
  const expected = `${difference.expected} +- ${accuracyTolerance}, as trained again on another class of machine`;
  return [{...difference, expected, file: `trials/${id}/${trialFiles.result}`}];
}
