import type {Tensor, Variable} from '@tensorflow/tfjs-node';
import type {TrainingConfig} from '../artifacts/schema.ts';
import type {Update} from '../compile/update.ts';
import {tf, writeAttributes} from '../tensorflow.ts';

/** A weight array with what the optimiser remembers of it. */
export interface OptimizedWeight {
  weight: Variable;
  mean: Variable; // running mean of the squared gradients
  step: Variable; // the last change
}

/**
 * One step of RMSProp (Tieleman and Hinton, Coursera lecture 6.5, 2012): the gradient is divided by the root of the
 * running mean of its squares.
 */
export function rmsProp(
  {weight, mean, step}: OptimizedWeight,
  gradient: Tensor,
  {learningRate, decay, epsilon}: TrainingConfig['optimizer'],
): Update {
  const numbers = [learningRate, decay, 0, epsilon].map((number) => tf.scalar(number));
  return {
    operation: 'ResourceApplyRMSProp',
    attributes: writeAttributes({T: {type: 'float32'}}),
    operands: [weight, mean, step, ...numbers, gradient],
    changed: [weight, mean, step],
    compose() {
      mean.assign(tf.add(mean, tf.mul(tf.sub(tf.square(gradient), mean), 1 - decay)));
      step.assign(tf.div(tf.mul(gradient, learningRate), tf.sqrt(tf.add(mean, epsilon))));
      weight.assign(tf.sub(weight, step));
    },
  };
}
