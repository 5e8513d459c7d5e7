import type {Scalar, Tensor, Tensor1D, Tensor2D} from '@tensorflow/tfjs-node';
import {operate, operateAll, tf} from '../tensorflow.ts';

// TensorFlow's own operations, with gradients, where TensorFlow.js would compose several slow ones.

const float = {T: {type: 'float32'}} as const;

/** Negative values become 0. */
export function relu(values: Tensor): Tensor {
  return tf.customGrad((input, save) => {
    const value = operate('Relu', [input as Tensor], float);
    (save as (tensors: Tensor[]) => void)([value]);
    return {value, gradFunc: (gradient: Tensor, [output]: Tensor[]) => operate('ReluGrad', [gradient, output!], float)};
  })(values);
}

/** Adds one number a channel, [channels], to values of [..., channels]. */
export function addBias(values: Tensor, bias: Tensor1D): Tensor {
  return tf.customGrad((input, added) => ({
    value: operate('BiasAdd', [input as Tensor, added as Tensor], float),
    gradFunc: (gradient: Tensor) => [gradient, operate('BiasAddGrad', [gradient], float)],
  }))(values, bias);
}

/** Sets each value to 0 with probability `rate` and divides the others by 1 - rate; the seed, int32 [2], decides which. */
export function dropOut(values: Tensor, rate: number, seed: Tensor): Tensor {
  const attributes = {dtype: {type: 'float32'}, T: {type: 'int32'}, Tseed: {type: 'int32'}} as const;
  const uniform = operate('StatelessRandomUniform', [tf.tensor1d(values.shape, 'int32'), seed], attributes);
  return tf.mul(values, tf.mul(tf.cast(tf.greaterEqual(uniform, rate), 'float32'), 1 / (1 - rate)));
}

/**
 * The mean over the batch of minus the logarithm of the true class's probability. Logits are [batch, classes], labels
 * int32 [batch].
 */
export function softmaxCrossEntropy(logits: Tensor2D, labels: Tensor1D): Scalar {
  const losses = tf.customGrad((input, save) => {
    const attributes = {...float, Tlabels: {type: 'int32'}} as const;
    const [value, slope] = operateAll('SparseSoftmaxCrossEntropyWithLogits', [input as Tensor, labels], attributes, 2);
    (save as (tensors: Tensor[]) => void)([slope!]);
    return {value: value!, gradFunc: (gradient: Tensor, [saved]: Tensor[]) => tf.mul(saved!, gradient.expandDims(1))};
  })(logits);
  return tf.mean(losses) as Scalar;
}

/** The product of two matrices, [rows, inner] x [inner, columns]. */
export function matMul(left: Tensor2D, right: Tensor2D): Tensor {
  return tf.customGrad((a, b, save) => {
    (save as (tensors: Tensor[]) => void)([a as Tensor, b as Tensor]);
    return {
      value: product(a as Tensor, b as Tensor, false, false),
      gradFunc: (gradient: Tensor, [x, y]: Tensor[]) => [
        product(gradient, y!, false, true),
        product(x!, gradient, true, false),
      ],
    };
  })(left, right);
}

function product(a: Tensor, b: Tensor, transposeA: boolean, transposeB: boolean): Tensor {
  return operate('MatMul', [a, b], {...float, transpose_a: transposeA, transpose_b: transposeB});
}

/** Images as bytes, four in each number, int32 [batch, pixels / 4], as values of 0 ... 1, [batch, ...shape]. */
export function scalePixels(packed: Tensor, shape: readonly number[]): Tensor {
  const bytes = operate('Bitcast', [packed], {T: {type: 'int32'}, type: {type: 'uint8'}});
  const values = operate('Cast', [bytes], {SrcT: {type: 'uint8'}, DstT: {type: 'float32'}});
  return tf.mul(values.reshape([packed.shape[0]!, ...shape]), 1 / 255);
}
