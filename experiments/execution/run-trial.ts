import {rm} from 'node:fs/promises';
import path from 'node:path';
import {sha256} from '../artifacts/content-key.ts';
import {explainFailure} from '../artifacts/explain-failure.ts';
import {draftName, renameThrough, writeRecord} from '../artifacts/files.ts';
import {encodeHalf} from '../artifacts/half-precision.ts';
import {writePacked} from '../artifacts/packed-files.ts';
import {
  type Computation,
  divergenceSchema,
  type EpochRecord,
  type Result,
  type Run,
  resultSchema,
  runSchema,
} from '../artifacts/schema.ts';
import type {Split} from '../datasets/dataset.ts';
import {shapeOf} from '../datasets/index.ts';
import {loadDataset} from '../datasets/load.ts';
import {readTestSplit} from '../datasets/test-split.ts';
import {buildNetwork} from '../models/index.ts';
import {networkCost} from '../models/summarize.ts';
import type {Kept} from '../studies/study.ts';
import {Divergence} from '../training/train.ts';
import {checkpointFile, removeCheckpoint} from './checkpoint.ts';
import {type Folders, trialFiles, trialFolder} from './folders.ts';
import {answersOf, type Prediction, type Predictions, predictAll, scoreChanged} from './predictions.ts';
import type {ProgressEvent, TrialTask} from './task.ts';
import {logTestReading} from './test-readings.ts';
import {openSession, type TrialSession} from './trial-session.ts';

/** Trains, scores and records one trial, or that it diverged; goes on from its checkpoint where there is one. */
export async function runTrial(
  task: TrialTask,
  folders: Folders,
  onProgress: (event: ProgressEvent) => void,
): Promise<void> {
  const {trial} = task;
  const data = await loadDataset(folders.data, trial.dataset, trial.split);
  const notice = (message: string) => onProgress({kind: 'noticed', message});
  const session = await openSession(task, data, folders, notice);
  try {
    const {trainable, computation} = session;
    const share = (done: number) => done / trial.training.epochs;
    if (session.done > 0) onProgress({kind: 'resumed', share: share(session.done)});
    const epochs = await session.trainTo(trial.training.epochs, (done) =>
      onProgress({kind: 'progress', share: share(done)}),
    );
    const splits = {validation: data.validation, test: task.final ? await readTest(task, folders) : undefined};
    const predictions = predictAll(trainable, splits, trial.views);
    if (!areFinite(predictions)) throw new Divergence('the loss of what is predicted', epochs.slice(0, -1));
    const changed = task.asksChanged && splits.test ? scoreChanged(trainable, splits.test) : undefined;
    const weights = task.keepsWeights ? trainable.readWeights() : undefined;
    await writeTrial(task, folders, {computation, epochs, predictions, changed, weights, run: session.run()});
  } catch (error) {
    if (!(error instanceof Divergence)) throw error;
    notice(error.message);
    await writeDivergence(task, folders, error, session);
  } finally {
    session.dispose();
  }
  await removeCheckpoint(checkpointFile(folders.checkpoints, task.id));
}

function readTest({id, trial, label}: TrialTask, folders: Folders): Promise<Split> {
  const reading = {reader: `trial ${id}`, purpose: `final score of ${label}`};
  return readTestSplit(folders.data, trial.dataset, trial.split, reading, (entry) => logTestReading(folders, entry));
}

interface Outcome {
  computation: Computation;
  epochs: EpochRecord[];
  predictions: Predictions;
  changed: Result['changed'];
  weights: Float32Array[] | undefined;
  run: Run;
}

/** Writes a trial's folder: `result.json` comes last and makes the trial valid. */
async function writeTrial(
  task: TrialTask,
  folders: Folders,
  {computation, epochs, predictions, changed, weights, run}: Outcome,
): Promise<void> {
  const {validation, test, viewed} = predictions;
  const files = filesOf(predictions, task.keeps);
  if (weights) files.push([trialFiles.weights, Buffer.concat(weights.map(encodeHalf))]);
  const result = {
    trial: task.trial,
    computation,
    parameters: networkCost(buildNetwork(task.trial.model, shapeOf(task.trial.dataset))).parameters,
    trainingOperations: task.operations,
    epochs: epochs as [EpochRecord, ...EpochRecord[]],
    validation: validation.score,
    test: test?.score ?? null,
    ...(viewed && {viewed: {validation: viewed.validation.score, test: viewed.test?.score ?? null}}),
    ...(changed && {changed}),
    files: Object.fromEntries(files.map(([name, bytes]) => [name, sha256(bytes)])),
  };
  await writeFolder(task, folders, async (draft) => {
    for (const [name, bytes] of files) await writePacked(path.join(draft, name), bytes);
    await writeRecord(path.join(draft, trialFiles.run), runSchema, run);
    await writeRecord(path.join(draft, trialFiles.result), resultSchema, result);
  });
}

/** Writes that a trial has diverged, in place of a result. */
function writeDivergence(
  task: TrialTask,
  folders: Folders,
  {epochs, epoch}: Divergence,
  {computation, run}: TrialSession,
): Promise<void> {
  return writeFolder(task, folders, async (draft) => {
    await writeRecord(path.join(draft, trialFiles.run), runSchema, run());
    const record = {trial: task.trial, computation, epochs, divergedIn: epoch};
    await writeRecord(path.join(draft, trialFiles.diverged), divergenceSchema, record);
  });
}

/** Fills a draft of a trial's folder, and puts it in its place; where that fails, nothing is left of it. */
async function writeFolder(task: TrialTask, folders: Folders, fill: (draft: string) => Promise<void>): Promise<void> {
  const folder = trialFolder(folders, task.id);
  const draft = path.join(path.dirname(folder), draftName(task.id));
  try {
    await fill(draft);
    await rm(folder, {recursive: true, force: true});
    await renameThrough(draft, folder);
  } catch (error) {
    await rm(draft, {recursive: true, force: true}).catch(() => {});
    throw explainFailure(error, folder, 'write');
  }
}

/** The files of what is kept of predictions, by name. */
function filesOf(predictions: Predictions, keeps: Kept): [string, Uint8Array][] {
  switch (keeps) {
    case 'scores':
      return [];
    case 'answers':
      return predictions.test
        ? [[trialFiles.testAnswers, answersOf(predictions.test)]]
        : [[trialFiles.validationAnswers, answersOf(predictions.validation)]];
    case 'probabilities':
      return all(predictions).map(({file, bytes}) => [file, bytes]);
  }
}

function all({validation, test, viewed}: Predictions): Prediction[] {
  return [validation, test, viewed?.validation, viewed?.test].flatMap((prediction) => prediction ?? []);
}

/** Whether every image has probabilities: a loss is finite only where all are numbers. */
function areFinite(predictions: Predictions): boolean {
  return all(predictions).every(({score}) => Number.isFinite(score.loss));
}
