import path from 'node:path';
import {readRecord, writeRecord} from '../artifacts/files.ts';
import {type Computation, computationsSchema} from '../artifacts/schema.ts';
import type {Folders} from './folders.ts';
import {type Results, recordedComputation} from './results.ts';
import {readSearch} from './search-record.ts';
import type {Task, TrialTask} from './task.ts';

/** What each trial computes, by its key. A trial that has never run is not among them. */
export type KnownComputations = Readonly<Record<string, Computation>>;

/** What is on record, whatever the source says now. */
export async function readComputations(folders: Pick<Folders, 'artifacts'>): Promise<KnownComputations> {
  return (await readRecord(recordFile(folders), computationsSchema))?.trials ?? {};
}

/** Those trials that have run: they have a result, or have diverged, or are candidates of a search that has a record. */
export async function trialsOnRecord(
  tasks: readonly Task[],
  folders: Pick<Folders, 'artifacts'>,
  results: Results,
): Promise<TrialTask[]> {
  const ran = tasks.map(async (task) => {
    if (task.kind === 'trial')
      return (await recordedComputation(task.id, results).catch(() => undefined)) ? [task] : [];
    if (task.kind === 'search') return (await readSearch(task, folders).catch(() => undefined)) ? task.candidates : [];
    return [];
  });
  return (await Promise.all(ran)).flat();
}

/**
 * What trials compute by today's source, which has the fingerprint `source`: from the record where the source is that of
 * the record, otherwise as `describe` finds.
 */
export async function findComputations(
  tasks: readonly TrialTask[],
  folders: Pick<Folders, 'artifacts'>,
  source: string,
  describe: (tasks: readonly TrialTask[]) => Promise<KnownComputations>,
  print: (line: string) => void,
): Promise<KnownComputations> {
  const recorded = await readRecord(recordFile(folders), computationsSchema).catch((error: Error) => {
    print(`${error.message}\nWhat trials compute is looked up again.`);
    return undefined;
  });
  const trusted = recorded?.source === source ? recorded.trials : {};
  const unknown = tasks.filter(({id}) => !trusted[id]);
  return unknown.length === 0 ? trusted : {...trusted, ...(await describe(unknown))};
}

/** Records what trials compute, with what those that have just run say of themselves. */
export async function recordComputations(
  ran: readonly Task[],
  folders: Pick<Folders, 'artifacts'>,
  results: Results,
  source: string,
  known: KnownComputations,
): Promise<void> {
  const said = await Promise.all(ran.map((task) => readOwn(task, folders, results)));
  const trials = Object.fromEntries([...Object.entries(known), ...said.flat()].sort(([a], [b]) => (a < b ? -1 : 1)));
  await writeRecord(recordFile(folders), computationsSchema, {source, trials});
}

/** What the trials of a task say of themselves, by their keys. */
async function readOwn(
  task: Task,
  folders: Pick<Folders, 'artifacts'>,
  results: Results,
): Promise<(readonly [string, Computation])[]> {
  if (task.kind === 'trial') {
    const computation = await recordedComputation(task.id, results);
    return computation ? [[task.id, computation]] : [];
  }
  if (task.kind !== 'search') return [];
  const candidates = (await readSearch(task, folders))?.candidates ?? [];
  return candidates.map(({computation}, place) => [task.candidates[place]!.id, computation]);
}

/** The first part in which two computations differ, in words; `undefined` where they are the same. */
export function firstDifference(before: Computation, now: Computation): string | undefined {
  if (before.data !== now.data) return 'the data changed';
  const steps = new Set([...Object.keys(before.steps), ...Object.keys(now.steps)]);
  const changed = [...steps].find((name) => before.steps[name] !== now.steps[name]);
  if (changed) return `the recorded graph of "${changed}" changed`;
  if (before.initialState !== now.initialState) return 'the initial weights changed';
  if (before.firstBatches !== now.firstBatches) return 'the batches changed';
  if (before.learningRates !== now.learningRates) return 'the learning rates changed';
  if (before.scoring !== now.scoring) return 'the scoring changed';
  if (before.views !== now.views) return 'the views changed';
  return undefined;
}

function recordFile({artifacts}: Pick<Folders, 'artifacts'>): string {
  return path.join(artifacts, 'computations.json');
}
