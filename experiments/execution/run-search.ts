import {writeRecord} from '../artifacts/files.ts';
import {type Run, runSchema, type SearchRecord, searchSchema} from '../artifacts/schema.ts';
import type {Dataset} from '../datasets/dataset.ts';
import {loadDataset} from '../datasets/load.ts';
import {promote} from '../search/asha.ts';
import {halve} from '../search/halving.ts';
import {byPromise, type Standings} from '../search/search.ts';
import {Divergence} from '../training/train.ts';
import {checkpointFile, removeCheckpoint} from './checkpoint.ts';
import {type Folders, searchFiles} from './folders.ts';
import type {ProgressEvent} from './task.ts';
import {operationsOfEpoch, type SearchTask, type TrialTask} from './task.ts';
import {openSession} from './trial-session.ts';

type Candidate = SearchRecord['candidates'][number];

/** A candidate as far as it was trained. */
interface Trained {
  candidate: Candidate;
  run: Run;
}

/**
 * Trains the candidates of a search by successive halving, one after another, and records how good they were. A
 * candidate that is stopped leaves a checkpoint, from which it may go on: so the search, too, goes on where it was
 * killed, and ends with the same record.
 */
export async function runSearch(
  task: SearchTask,
  folders: Folders,
  onProgress: (event: ProgressEvent) => void,
): Promise<void> {
  const [{trial}] = task.candidates as [TrialTask, ...TrialTask[]];
  const data = await loadDataset(folders.data, trial.dataset, trial.split);
  const standings: Standings = new Map();
  const trained = new Map<number, Trained>();
  let spent = 0; // operations of the steps that are done
  const procedure = task.method === 'asynchronous' ? promote : halve;
  const search = procedure(standings, [...task.candidates.keys()], task.rungs, task.factor);
  for (let next = search.next(); !next.done; ) {
    const scores: number[] = [];
    for (const {candidate, epochs} of next.value) {
      const each = task.candidates[candidate]!;
      const before = trained.get(candidate)?.candidate.epochs.length ?? 0;
      const report = (done: number) => {
        const operations = spent + Math.max(0, done - before) * operationsOfEpoch(each);
        onProgress({kind: 'progress', share: Math.min(1, operations / task.operations)});
      };
      const notice = (message: string) =>
        onProgress({kind: 'noticed', message: `candidate ${candidate + 1}, ${each.id}: ${message}`});
      const found = await trainCandidate(each, epochs, data, folders, {report, notice});
      trained.set(candidate, found);
      spent += (epochs - before) * operationsOfEpoch(each);
      scores.push(scoreOf(found.candidate));
    }
    next = search.next(scores);
  }
  const all = task.candidates.map((_, place) => trained.get(place)!);
  await writeSearch(task, folders, all, byPromise(standings)[0]!);
  await Promise.all(task.candidates.map(({id}) => removeCheckpoint(checkpointFile(folders.checkpoints, id))));
}

/** Trains a candidate up to an epoch. */
async function trainCandidate(
  task: TrialTask,
  epochs: number,
  data: Dataset,
  folders: Folders,
  {report, notice}: {report: (epochs: number) => void; notice: (message: string) => void},
): Promise<Trained> {
  const session = await openSession(task, data, folders, notice, process.cpuUsage());
  try {
    const trained = await session.trainTo(epochs, report).catch((error) => {
      if (!(error instanceof Divergence)) throw error;
      notice(error.message);
      return error;
    });
    // a search that was killed may have been further
    const records = (trained instanceof Divergence ? trained.epochs : trained).slice(0, epochs);
    const candidate = {
      trial: task.trial,
      computation: session.computation,
      epochs: records,
      ...(trained instanceof Divergence && {divergedIn: trained.epoch}),
      operations: records.length * operationsOfEpoch(task),
    };
    return {candidate, run: session.run()};
  } finally {
    session.dispose();
  }
}

/** What candidates are ranked by. */
function scoreOf({epochs, divergedIn}: Candidate): number {
  return divergedIn === undefined ? epochs.at(-1)!.validation.accuracy : Number.NEGATIVE_INFINITY;
}

/** Writes how the search ran, then its record, which makes it valid. */
async function writeSearch(
  {search, title, question, method, rungs, factor}: SearchTask,
  folders: Folders,
  trained: readonly Trained[],
  chosen: number,
): Promise<void> {
  const files = searchFiles(folders, search);
  await writeRecord(files.run, runSchema, addRuns(trained.map(({run}) => run)));
  await writeRecord(files.record, searchSchema, {
    name: search,
    title,
    question,
    ...(method && {method}),
    rungs: [...rungs] as [number, ...number[]],
    factor,
    candidates: trained.map(({candidate}) => candidate) as [Candidate, ...Candidate[]],
    chosen,
  });
}

/** How several trainings ran, as one. That they were stopped and went on is no interruption. */
function addRuns(runs: readonly Run[]): Run {
  const sum = (value: (run: Run) => number) => runs.reduce((total, run) => total + value(run), 0);
  const last = runs.toSorted((a, b) => (a.finishedAt < b.finishedAt ? 1 : -1))[0]!;
  return {
    ...last,
    startedAt: runs.map(({startedAt}) => startedAt).sort()[0]!,
    seconds: sum(({seconds}) => seconds),
    processorSeconds: sum(({processorSeconds, seconds}) => processorSeconds ?? seconds),
    interruptions: [],
  };
}
