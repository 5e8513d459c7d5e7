import {rename, rm} from 'node:fs/promises';
import path from 'node:path';
import {sha256} from '../artifacts/content-key.ts';
import {writeRecord} from '../artifacts/files.ts';
import {encodeHalf} from '../artifacts/half-precision.ts';
import {writePacked} from '../artifacts/packed-files.ts';
import {type Computation, type EpochRecord, type Run, resultSchema, runSchema} from '../artifacts/schema.ts';
import type {Split} from '../datasets/dataset.ts';
import {loadDataset} from '../datasets/load.ts';
import {readTestSplit} from '../datasets/test-split.ts';
import {buildNetwork} from '../models/index.ts';
import {networkCost} from '../models/summarize.ts';
import {checkpointFile, removeCheckpoint} from './checkpoint.ts';
import {type Folders, trialFiles, trialFolder} from './folders.ts';
import {type Predictions, predictAll} from './predictions.ts';
import type {ProgressEvent} from './run-task.ts';
import type {TrialTask} from './task.ts';
import {logTestReading} from './test-readings.ts';
import {openSession} from './trial-session.ts';

/** Trains, scores and records one trial; goes on from its checkpoint where there is one. */
export async function runTrial(
  task: TrialTask,
  folders: Folders,
  onProgress: (event: ProgressEvent) => void,
): Promise<void> {
  const {trial} = task;
  const data = await loadDataset(folders.data, trial.dataset, trial.split);
  const session = await openSession(task, data, folders);
  try {
    const {trainable, computation} = session;
    const share = (done: number) => done / trial.training.epochs;
    if (session.done > 0) onProgress({kind: 'resumed', share: share(session.done)});
    const epochs = await session.trainTo(trial.training.epochs, (done) =>
      onProgress({kind: 'progress', share: share(done)}),
    );
    const splits = {validation: data.validation, test: task.final ? await readTest(task, folders) : undefined};
    const predictions = predictAll(trainable, splits, trial.views);
    const weights = task.keepsWeights ? trainable.readWeights() : undefined;
    await writeTrial(task, folders, {computation, epochs, predictions, weights, run: session.run()});
    await removeCheckpoint(checkpointFile(folders.checkpoints, task.id));
  } finally {
    session.dispose();
  }
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
  for (const [name, bytes] of files) await writePacked(path.join(draft, name), bytes);
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
