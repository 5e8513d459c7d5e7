import type {Scalar, Tensor, Tensor1D, Tensor2D, Tensor3D, Tensor4D, Variable} from '@tensorflow/tfjs-node';
import {operate, operateAll, tf} from '../tensorflow.ts';

// TensorFlow's own operations, with gradients, where TensorFlow.js would compose several slow ones.

type Save = (tensors: Tensor[]) => void;

const float = {T: {type: 'float32'}} as const;

/** Negative values become 0. */
export function relu(values: Tensor): Tensor {
  return tf.customGrad((input, save) => {
    const value = operate('Relu', [input as Tensor], float);
    (save as Save)([value]);
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
 * int32 [batch]. With smoothing, that share of the true class's probability is spread over all classes.
 */
export function softmaxCrossEntropy(logits: Tensor2D, labels: Tensor1D, smoothing = 0): Scalar {
  const [operation, targets, attributes] =
    smoothing === 0
      ? (['SparseSoftmaxCrossEntropyWithLogits', labels, {...float, Tlabels: {type: 'int32'}}] as const)
      : (['SoftmaxCrossEntropyWithLogits', smoothLabels(labels, logits.shape[1], smoothing), float] as const);
  const losses = tf.customGrad((input, save) => {
    const [value, slope] = operateAll(operation, [input as Tensor, targets], attributes, 2);
    (save as Save)([slope!]);
    return {
      value: value!,
      gradFunc: (gradient: Tensor, [saved]: Tensor[]) => tf.mul(saved!, gradient.reshape([-1, 1])),
    };
  })(logits);
  return tf.mean(losses) as Scalar;
}

function smoothLabels(labels: Tensor1D, classCount: number, smoothing: number): Tensor {
  return tf.add(tf.mul(tf.oneHot(labels, classCount), 1 - smoothing), smoothing / classCount);
}

/** The product of two matrices, [rows, inner] x [inner, columns]. */
export function matMul(left: Tensor2D, right: Tensor2D): Tensor {
  return tf.customGrad((a, b, save) => {
    (save as Save)([a as Tensor, b as Tensor]);
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

/**
 * At each place of a square of `size` within [batch, height, width, channels], its values times the kernel of that place,
 * [places, size * size * channels, filters]: [batch, height - size + 1, width - size + 1, filters].
 */
export function localSums(values: Tensor4D, kernel: Tensor3D, size: number): Tensor4D {
  const [count, height, width, channels] = values.shape;
  const [high, wide, filters] = [height - size + 1, width - size + 1, kernel.shape[2]];
  const taps = Array.from({length: size * size}, (_, tap) =>
    values.slice([0, Math.floor(tap / size), tap % size, 0], [count, high, wide, channels]),
  );
  const rows = tf.concat(taps, 3).reshape([count, high * wide, size * size * channels]);
  const sums = tf.matMul(rows.transpose([1, 0, 2]), kernel); // a product for each place
  return sums.transpose([1, 0, 2]).reshape([count, high, wide, filters]);
}

/** Images as bytes, four in each int32 number, row after row, as values of 0 ... 1; `shape` is [batch, ...]. */
export function scalePixels(packed: Tensor, shape: readonly number[]): Tensor {
  const bytes = operate('Bitcast', [packed], {T: {type: 'int32'}, type: {type: 'uint8'}});
  const values = operate('Cast', [bytes], {SrcT: {type: 'uint8'}, DstT: {type: 'float32'}});
  const count = shape.reduce((product, length) => product * length, 1);
  const own = values.size === count ? values : values.reshape([-1]).slice(0, count);
  return tf.mul(own.reshape([...shape]), 1 / 255);
}

const normalization = {...float, U: {type: 'float32'}} as const;

/** Mean and variance of each channel, [channels]. */
interface Statistics {
  mean: Tensor;
  variance: Tensor;
}

/**
 * Gives each channel of [batch, height, width, channels] the mean 0 and the variance 1 over the batch, then adds its
 * shift, [channels] (Ioffe and Szegedy, ICML 2015). `use` is handed the batch's statistics.
 */
export function normalizeBatch(
  values: Tensor,
  shift: Tensor,
  epsilon: number,
  use: (statistics: Statistics) => void,
): Tensor {
  const attributes = {...normalization, epsilon, is_training: true};
  return tf.customGrad((input, offset, save) => {
    const [x, scale, none] = [input as Tensor, tf.onesLike(offset as Tensor), tf.tensor1d([])];
    const outputs = operateAll('FusedBatchNormV3', [x, scale, offset as Tensor, none, none], attributes, 6);
    const [value, mean, variance, ...reserve] = outputs as [Tensor, Tensor, Tensor, ...Tensor[]];
    (save as Save)([x, scale, ...reserve]);
    use({mean, variance});
    const gradFunc = (gradient: Tensor, saved: Tensor[]) => {
      const [values, , shift] = operateAll('FusedBatchNormGradV3', [gradient, ...saved], attributes, 5);
      return [values!, shift!];
    };
    return {value, gradFunc};
  })(values, shift);
}

/** The same with given statistics. Only the values have a gradient: nothing is trained this way. */
export function normalize(values: Tensor, shift: Tensor, {mean, variance}: Statistics, epsilon: number): Tensor {
  return tf.customGrad((input) => {
    const inputs = [input as Tensor, tf.onesLike(shift), shift, mean, variance];
    const attributes = {...normalization, epsilon, is_training: false};
    return {
      value: operateAll('FusedBatchNormV3', inputs, attributes, 6)[0]!,
      gradFunc: (gradient: Tensor) => tf.mul(gradient, tf.rsqrt(tf.add(variance, epsilon))),
    };
  })(values);
}

/** Moves an average towards a value: `momentum` is the share that stays. */
export function follow(average: Variable, value: Tensor, momentum: number | Scalar): void {
  const rest = typeof momentum === 'number' ? 1 - momentum : tf.sub(1, momentum);
  average.assign(tf.add(tf.mul(average, momentum), tf.mul(value, rest)));
}
