import {rename, rm} from 'node:fs/promises';
import path from 'node:path';
import {sha256} from '../artifacts/content-key.ts';
import {writeAtomically, writeRecord} from '../artifacts/files.ts';
import {encodeHalf} from '../artifacts/half-precision.ts';
import {type Computation, type EpochRecord, type Run, resultSchema, runSchema} from '../artifacts/schema.ts';
import type {Split} from '../datasets/dataset.ts';
import {loadDataset} from '../datasets/load.ts';
import {readTestSplit} from '../datasets/test-split.ts';
import {buildNetwork} from '../models/index.ts';
import {networkCost} from '../models/summarize.ts';
import {batchSizes} from '../training/batches.ts';
import {train, whiteningImages} from '../training/train.ts';
import {createTrainable} from '../training/trainable.ts';
import {type Checkpoint, checkpointFile, readCheckpoint, removeCheckpoint, writeCheckpoint} from './checkpoint.ts';
import {computationOf} from './computation-of.ts';
import {type Folders, trialFiles, trialFolder} from './folders.ts';
import {describeMachine, describeVersions} from './machine.ts';
import {type Predictions, predictAll} from './predictions.ts';
import type {ProgressEvent} from './run-task.ts';
import type {TrialTask} from './task.ts';
import {logTestReading} from './test-readings.ts';

/** Trains, scores and records one trial; goes on from its checkpoint where there is one. */
export async function runTrial(
  task: TrialTask,
  folders: Folders,
  onProgress: (event: ProgressEvent) => void,
): Promise<void> {
  const {trial} = task;
  const data = await loadDataset(folders.data, trial.dataset, trial.split);
  const trainable = createTrainable(buildNetwork(trial.model), {
    ...trial.training,
    sizes: batchSizes(trial.split.trainingCount, trial.training.batchSize),
    seed: trial.seed,
    images: whiteningImages(data.training),
  });
  try {
    const checkpoint = checkpointFile(folders.checkpoints, task.id);
    const computation = computationOf(trial, data);
    const journal = await openJournal(checkpoint, computation);
    const share = (done: number) => done / trial.training.epochs;
    if (journal.from) onProgress({kind: 'resumed', share: share(journal.from.epochs.length)});
    const epochs = await train(trainable, data, trial.training, trial.seed, {
      from: journal.from,
      onEpoch: (standing) => writeCheckpoint(checkpoint, {...standing, ...journal.sofar()}),
      onProgress: (done) => onProgress({kind: 'progress', share: share(done)}),
    });
    const splits = {validation: data.validation, test: task.final ? await readTest(task, folders) : undefined};
    const predictions = predictAll(trainable, splits, trial.views);
    const weights = task.keepsWeights ? trainable.readWeights() : undefined;
    await writeTrial(task, folders, {computation, epochs, predictions, weights, run: journal.finish()});
    await removeCheckpoint(checkpoint);
  } finally {
    trainable.dispose();
  }
}

/** Keeps how a trial ran, over all the sessions that it took. */
async function openJournal(file: string, computation: Computation) {
  const from = await readCheckpoint(file, computation);
  const opened = new Date();
  const past = from?.run ?? {startedAt: opened.toISOString(), seconds: 0, processorSeconds: 0, interruptions: []};
  const interruptions = from
    ? [...past.interruptions, {resumedAt: opened.toISOString(), afterEpoch: from.epochs.length}]
    : past.interruptions;
  const sofar = (): Pick<Checkpoint, 'computation' | 'run'> => ({
    computation,
    run: {
      ...past,
      interruptions,
      seconds: past.seconds + (Date.now() - opened.getTime()) / 1000,
      processorSeconds: (past.processorSeconds ?? past.seconds) + processorSeconds(),
    },
  });
  const finish = (): Run => ({
    ...sofar().run,
    finishedAt: new Date().toISOString(),
    machine: describeMachine(),
    versions: describeVersions(),
  });
  return {from, sofar, finish};
}

/** Of this process since it began, which is for one trial. */
function processorSeconds(): number {
  const {user, system} = process.cpuUsage();
  return (user + system) / 1e6;
}

function readTest({id, trial, label}: TrialTask, folders: Folders): Promise<Split> {
  const reading = {reader: `trial ${id}`, purpose: `final score of ${label}`};
  return readTestSplit(folders.data, trial.dataset, trial.split, reading, (entry) => logTestReading(folders, entry));
}

interface Outcome {
  computation: Computation;
  epochs: EpochRecord[];
  predictions: Predictions;
  weights: Float32Array[] | undefined;
  run: Run;
}

/** Writes a trial's folder: `result.json` comes last and makes the trial valid. */
async function writeTrial(
  task: TrialTask,
  folders: Folders,
  {computation, epochs, predictions, weights, run}: Outcome,
): Promise<void> {
  const {validation, test, viewed} = predictions;
  const folder = trialFolder(folders, task.id);
  const draft = path.join(path.dirname(folder), `.${process.pid}.tmp-${task.id}`);
  const kept = [validation, test, viewed?.validation, viewed?.test].flatMap((prediction) => prediction ?? []);
  const files = kept.map(({file, bytes}): [string, Uint8Array] => [file, bytes]);
  if (weights) files.push([trialFiles.weights, Buffer.concat(weights.map(encodeHalf))]);
  for (const [name, bytes] of files) await writeAtomically(path.join(draft, name), bytes);
  await writeRecord(path.join(draft, trialFiles.run), runSchema, run);
  await writeRecord(path.join(draft, trialFiles.result), resultSchema, {
    trial: task.trial,
    computation,
    parameters: networkCost(buildNetwork(task.trial.model)).parameters,
    trainingOperations: task.operations,
    epochs: epochs as [EpochRecord, ...EpochRecord[]],
    validation: validation.score,
    test: test?.score ?? null,
    ...(viewed && {viewed: {validation: viewed.validation.score, test: viewed.test?.score ?? null}}),
    files: Object.fromEntries(files.map(([name, bytes]) => [name, sha256(bytes)])),
  });
  await rm(folder, {recursive: true, force: true});
  await rename(draft, folder);
}
