import type {Scalar, Tensor, Variable} from '@tensorflow/tfjs-node';
import type {TrainingConfig} from '../artifacts/schema.ts';
import type {Update} from '../compile/update.ts';
import type {WeightSpec} from '../models/weight.ts';
import {type Attributes, tf, writeAttributes} from '../tensorflow.ts';

type Optimizer = TrainingConfig['optimizer'];

/** An array that is trained, with what the optimiser remembers of it. */
export interface OptimizedWeight {
  spec: WeightSpec;
  weight: Variable;
  slots: readonly Variable[]; // of the weight's shape, zero at the start
}

const float: Attributes = {T: {type: 'float32'}};

/** How many arrays an optimiser keeps for each that it trains. */
export function slotCount({kind}: Optimizer): number {
  return {rmsprop: 2, nesterov: 1}[kind];
}

/** One step of the optimiser at a learning rate. */
export function optimizerUpdate(each: OptimizedWeight, gradient: Tensor, rate: Scalar, optimizer: Optimizer): Update {
  switch (optimizer.kind) {
    case 'rmsprop':
      return rmsProp(each, gradient, rate, optimizer);
    case 'nesterov':
      return nesterov(each, gradient, rate, optimizer);
  }
}

/** Divides the gradient by the root of the running mean of its squares (Tieleman and Hinton, Coursera 6.5, 2012). */
function rmsProp(
  {weight, slots}: OptimizedWeight,
  gradient: Tensor,
  rate: Scalar,
  {decay, epsilon}: Extract<Optimizer, {kind: 'rmsprop'}>,
): Update {
  const [mean, step] = slots as [Variable, Variable];
  return {
    operation: 'ResourceApplyRMSProp',
    attributes: writeAttributes(float),
    operands: [weight, mean, step, rate, tf.scalar(decay), tf.scalar(0), tf.scalar(epsilon), gradient],
    changed: [weight, mean, step],
    compose() {
      mean.assign(tf.add(mean, tf.mul(tf.sub(tf.square(gradient), mean), 1 - decay)));
      step.assign(tf.div(tf.mul(gradient, rate), tf.sqrt(tf.add(mean, epsilon))));
      weight.assign(tf.sub(weight, step));
    },
  };
}

/** Follows a running sum of the gradients, one step ahead (Sutskever et al., ICML 2013), with weight decay. */
function nesterov(
  {spec, weight, slots}: OptimizedWeight,
  gradient: Tensor,
  rate: Scalar,
  {momentum, weightDecay, shiftScale}: Extract<Optimizer, {kind: 'nesterov'}>,
): Update {
  const [sum] = slots as [Variable];
  const scale = spec.role === 'shift' ? shiftScale : 1;
  const [ownRate, decayed] = [tf.mul(rate, scale), tf.add(gradient, tf.mul(weight, weightDecay / scale))];
  return {
    operation: 'ResourceApplyMomentum',
    attributes: writeAttributes({...float, use_nesterov: true}),
    operands: [weight, sum, ownRate, decayed, tf.scalar(momentum)],
    changed: [weight, sum],
    compose() {
      sum.assign(tf.add(tf.mul(sum, momentum), decayed));
      weight.assign(tf.sub(weight, tf.mul(tf.add(decayed, tf.mul(sum, momentum)), ownRate)));
    },
  };
}
