import type {Tensor, Tensor1D, Tensor2D} from '@tensorflow/tfjs-node';
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

/**
 * The mean over the batch of minus the logarithm of the true class's probability. Logits are [batch, classes], labels
 * int32 [batch].
 */
export function softmaxCrossEntropy(logits: Tensor2D, labels: Tensor1D): Tensor {
  const losses = tf.customGrad((input, save) => {
    const attributes = {...float, Tlabels: {type: 'int32'}} as const;
    const [value, slope] = operateAll('SparseSoftmaxCrossEntropyWithLogits', [input as Tensor, labels], attributes, 2);
    (save as (tensors: Tensor[]) => void)([slope!]);
    return {value: value!, gradFunc: (gradient: Tensor, [saved]: Tensor[]) => tf.mul(saved!, gradient.expandDims(1))};
  })(logits);
  return tf.mean(losses);
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
