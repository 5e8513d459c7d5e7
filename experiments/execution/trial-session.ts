import type {Computation, EpochRecord, Run} from '../artifacts/schema.ts';
import type {Dataset} from '../datasets/dataset.ts';
import {buildNetwork} from '../models/index.ts';
import {batchSizes} from '../training/batches.ts';
import {createTrainable} from '../training/create-trainable.ts';
import {train, whiteningImages} from '../training/train.ts';
import type {Trainable} from '../training/trainable.ts';
import {type Checkpoint, checkpointFile, readCheckpoint, writeCheckpoint} from './checkpoint.ts';
import {computationOf} from './computation-of.ts';
import type {Folders} from './folders.ts';
import {describeMachine, describeVersions} from './machine.ts';
import type {TrialTask} from './task.ts';

/** The training of a trial from its checkpoint on, where there is one. */
export interface TrialSession {
  trainable: Trainable;
  computation: Computation;
  done: number; // epochs when the session was opened
  trainTo(epochs: number, onProgress: (epochs: number) => void): Promise<EpochRecord[]>; // leaves a checkpoint
  run(): Run; // how it has run so far, all sessions together
  dispose(): void;
}

/** Opens a session; `used` is the time of this process that does not belong to it. `notice` takes what a user should know. */
export async function openSession(
  {id, trial, engine: asked}: TrialTask,
  data: Dataset,
  folders: Folders,
  notice: (message: string) => void,
  used: NodeJS.CpuUsage = {user: 0, system: 0},
): Promise<TrialSession> {
  const {training, seed} = trial;
  const sizes = batchSizes(trial.split.trainingCount, training.batchSize);
  const options = {...training, sizes, seed, images: whiteningImages(data.training)};
  const trainable = createTrainable(buildNetwork(trial.model, data.training.shape), options, asked, notice);
  const {engine} = trainable;
  try {
    const file = checkpointFile(folders.checkpoints, id);
    const computation = computationOf(trial, data);
    const from = await readCheckpoint(file, {computation, engine, lengths: trainable.stateLengths}, notice);
    const runSoFar = openJournal(from, used);
    return {
      trainable,
      computation,
      done: from?.epochs.length ?? 0,
      trainTo: (until, onProgress) =>
        train(trainable, data, training, seed, {
          from,
          until,
          onEpoch: (standing) => writeCheckpoint(file, {...standing, computation, engine, run: runSoFar()}),
          onProgress,
        }),
      run: () => ({
        ...runSoFar(),
        finishedAt: new Date().toISOString(),
        machine: describeMachine(),
        versions: describeVersions(),
        engine,
      }),
      dispose: trainable.dispose,
    };
  } catch (error) {
    trainable.dispose();
    throw error;
  }
}

/** Keeps how a trial ran, over all the sessions that it took. */
function openJournal(from: Checkpoint | undefined, used: NodeJS.CpuUsage): () => Checkpoint['run'] {
  const opened = new Date();
  const past = from?.run ?? {startedAt: opened.toISOString(), seconds: 0, processorSeconds: 0, interruptions: []};
  const interruptions = from
    ? [...past.interruptions, {resumedAt: opened.toISOString(), afterEpoch: from.epochs.length}]
    : past.interruptions;
  return () => {
    const {user, system} = process.cpuUsage(used);
    return {
      ...past,
      interruptions,
      seconds: past.seconds + (Date.now() - opened.getTime()) / 1000,
      processorSeconds: (past.processorSeconds ?? past.seconds) + (user + system) / 1e6,
    };
  };
}
