import {setImmediate} from 'node:timers/promises';
import {scoreProbabilities} from '../analysis/predictions/score.ts';
import type {EpochRecord, TrainingConfig} from '../artifacts/schema.ts';
import type {Dataset, Split} from '../datasets/dataset.ts';
import {firstImages} from '../datasets/first-images.ts';
import {trainingBatches} from './batches.ts';
import {predictProbabilities} from './predict.ts';
import {learningRate} from './schedule.ts';
import type {Trainable} from './trainable.ts';

/** Where a training stands after an epoch: enough to go on from there with the same numbers. */
export interface Standing {
  epochs: EpochRecord[];
  state: Float32Array[]; // see readState
}

/** A training whose numbers are no longer finite: it cannot go on, and what it has learnt is lost. */
export class Divergence extends Error {
  readonly epoch: number; // the first with such a number
  readonly epochs: EpochRecord[]; // those before

  constructor(what: string, epochs: EpochRecord[]) {
    super(`diverged in epoch ${epochs.length + 1}: ${what} is not finite (a lower learning rate may help)`);
    this.epoch = epochs.length + 1;
    this.epochs = epochs;
  }
}

interface TrainEffects {
  from?: Standing | undefined; // what an earlier training of the same network, data, configuration and seed reported
  until?: number; // stops after that epoch, as if the rest of the training were still to come
  onEpoch?: (standing: Standing) => Promise<void>; // awaited after each epoch
  onProgress?: (epochs: number) => void; // how many are done; within an epoch about twice a second
}

const progressInterval = 500; // milliseconds

/**
 * Trains in place and reports one record an epoch; with `from` it goes on after the last of those epochs. Throws a
 * `Divergence` at the first loss or weight that is not finite.
 */
export async function train(
  trainable: Trainable,
  data: Dataset,
  config: TrainingConfig,
  seed: number,
  {from, until = config.epochs, onEpoch = async () => {}, onProgress = () => {}}: TrainEffects = {},
): Promise<EpochRecord[]> {
  const epochs = from ? [...from.epochs] : [];
  if (from) trainable.restoreState(from.state);
  while (epochs.length < until) {
    const epoch = epochs.length + 1;
    const optimizedLoss = await trainEpoch(trainable, data.training, config, {seed, epoch}, onProgress);
    const record = {
      epoch,
      optimizedLoss: Number(optimizedLoss.toPrecision(7)), // float32 carries no more digits,
      training: evaluate(trainable, firstImages(data.training, data.validation.labels.length)),
      validation: evaluate(trainable, data.validation),
    };
    const state = trainable.readState();
    const fault = findInfinite(record, state);
    if (fault) throw new Divergence(fault, epochs);
    epochs.push(record);
    await onEpoch({epochs: [...epochs], state});
    onProgress(epoch);
  }
  return epochs;
}

/** What is not finite after an epoch; a loss shows it first, but a weight may hide from it. */
function findInfinite({optimizedLoss, training, validation}: EpochRecord, state: Float32Array[]): string | undefined {
  if (!Number.isFinite(optimizedLoss)) return 'the loss that is optimized';
  if (!Number.isFinite(training.loss + validation.loss)) return 'the loss of what is predicted';
  return state.every((values) => values.every(Number.isFinite)) ? undefined : 'a weight';
}

async function trainEpoch(
  trainable: Trainable,
  training: Split,
  config: TrainingConfig,
  {seed, epoch}: {seed: number; epoch: number},
  onProgress: (epochs: number) => void,
): Promise<number> {
  const count = training.labels.length;
  const steps = Math.ceil(count / config.batchSize);
  const before = (epoch - 1) * steps;
  let step = 0;
  let sum = 0;
  let reported = Date.now();
  for (const batch of trainingBatches(training, config, seed, epoch)) {
    const rate = learningRate(config, before + step, config.epochs * steps);
    sum += batch.labels.length * trainable.step(batch, [seed, before + step], rate);
    step++;
    if (!Number.isFinite(sum)) break; // nothing that follows could be finite again
    if (Date.now() - reported < progressInterval) continue;
    onProgress(epoch - 1 + step / steps);
    await setImmediate(); // lets messages and signals through
    reported = Date.now();
  }
  return sum / count;
}

function evaluate(trainable: Trainable, split: Split): {loss: number; accuracy: number} {
  const {loss, accuracy} = scoreProbabilities(predictProbabilities(trainable, split), split.labels);
  return {loss, accuracy};
}

/** The images that a whitening is made from: [5000, height, width, channels], or all where there are fewer. */
export function whiteningImages(training: Split): Uint8Array {
  return firstImages(training, 5000).images;
}
