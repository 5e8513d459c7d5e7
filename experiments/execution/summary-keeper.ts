import type {Headline} from '../artifacts/schema.ts';
import type {Study} from '../studies/study.ts';
import {type KnownComputations, recordComputations} from './computations.ts';
import type {Folders} from './folders.ts';
import {unitOfTask, updateManifest} from './manifest.ts';
import type {Results} from './results.ts';
import {summarizeStudies, writeSummaries} from './summarize-studies.ts';
import {isTrial, type Task} from './task.ts';

/** Keeps what is written of all trials in step with those that finish: a run that is killed leaves it whole. */
export interface SummaryKeeper {
  note(task: Task): void; // has been done
  close(): Promise<Headline>; // writes what is left to write
}

interface Kept {
  studies: readonly Study[];
  folders: Pick<Folders, 'artifacts'>;
  results: Results;
  source: string; // the fingerprint of what says what a trial computes
  known: KnownComputations;
  mended?: readonly string[]; // units that were put right without a task
}

const usualInterval = 30_000; // milliseconds

/** A keeper of the computations, the summaries, the headline and the manifest; it writes once in `interval` at most. */
export function keepSummaries(
  {studies, folders, results, source, known, mended = []}: Kept,
  interval = usualInterval,
): SummaryKeeper {
  const done: Task[] = [];
  const write = async () => {
    await recordComputations(done, folders, results, source, known);
    const summaries = await summarizeStudies(studies, folders, results);
    await writeSummaries(summaries, folders);
    await updateManifest(folders.artifacts, new Set([...done.map(unitOfTask), ...mended]));
    return summaries.headline;
  };
  const later = writeLater(write, interval);
  return {
    note(task) {
      if (isTrial(task)) results.forget(task.id);
      done.push(task);
      later.ask();
    },
    async close() {
      await later.end();
      return write();
    },
  };
}

/** Writes when asked to, but never twice at once, and not before `interval` milliseconds have passed since the last. */
function writeLater(write: () => Promise<unknown>, interval: number) {
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<unknown> = Promise.resolve();
  const start = () => {
    timer = undefined;
    writing = writing.then(write).catch(() => {}); // the last write is the one that tells
  };
  return {
    ask() {
      timer ??= setTimeout(start, interval);
    },
    end() {
      clearTimeout(timer);
      return writing;
    },
  };
}
