import type {Scalar, Tensor2D} from '@tensorflow/tfjs-node';
import type {TrainingConfig} from '../artifacts/schema.ts';
import {forward} from '../models/forward.ts';
import {tf} from '../tensorflow.ts';
import type {Batch} from './batches.ts';
import {applyGradients} from './optimizer.ts';
import type {Trainable} from './trainable.ts';

const classCount = 10;

/** Changes the weights once, by the gradient of one batch's loss, and returns that loss. `seed` decides the dropout. */
export function trainingStep(
  {network, weights, means}: Trainable,
  batch: Batch,
  optimizer: TrainingConfig['optimizer'],
  seed: readonly [run: number, step: number],
): number {
  const loss = tf.tidy(() => {
    const images = tf.tensor(batch.images, [batch.labels.length, ...network.inputShape]);
    const labels = tf.oneHot(tf.tensor1d(batch.labels, 'int32'), classCount) as Tensor2D;
    const dropoutSeed = tf.tensor1d([...seed], 'int32');
    const {value, grads} = tf.variableGrads(
      () => crossEntropy(forward(network, weights, images, dropoutSeed), labels),
      weights,
    );
    const gradients = weights.map(({name}) => grads[name]!);
    applyGradients(weights, means, gradients, optimizer);
    return value;
  });
  const value = loss.dataSync()[0]!;
  loss.dispose();
  return value;
}

/** The mean over the batch of minus the logarithm of the true class's probability; both arguments are [batch, classes]. */
function crossEntropy(logits: Tensor2D, labels: Tensor2D): Scalar {
  return tf.losses.softmaxCrossEntropy(labels, logits);
}
