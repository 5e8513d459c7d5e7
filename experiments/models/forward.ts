import type {Tensor, Tensor1D, Tensor2D, Tensor3D, Tensor4D, Variable} from '@tensorflow/tfjs-node';
import {tf} from '../tensorflow.ts';
import {addBias, dropOut, follow, localSums, matMul, normalize, normalizeBatch, relu} from './kernels.ts';
import {type Activation, type Layer, type Network, type PlacedLayer, placeLayers} from './layer.ts';
import {weightSpecs} from './weight.ts';

/** While training, values are dropped as `dropoutSeed`, int32 [2], decides, and normalizations go by the batch. */
export type Mode = {kind: 'training'; dropoutSeed: Tensor1D} | {kind: 'prediction'};

/**
 * Runs images of [batch, height, width, channels], 0 ... 1, through a network and returns the logits, [batch, classes]:
 * the softmax is left to the loss. `weights` are in the order of `initializeWeights`; training changes the means and
 * variances among them.
 */
export function forward(network: Network, weights: readonly Variable[], images: Tensor, mode: Mode): Tensor2D {
  const unused = [...weights];
  const outputs: Tensor[] = []; // of each layer
  for (const placed of placeLayers(network)) {
    const values = outputs.at(-1) ?? images;
    const own = unused.splice(0, weightSpecs(placed).length);
    const {layer} = placed;
    outputs.push(
      layer.kind === 'addition'
        ? tf.add(values, outputs.at(-layer.before)!)
        : applyLayer(network, {...placed, layer}, own, values, mode),
    );
  }
  return outputs.at(-1) as Tensor2D;
}

function applyLayer(
  network: Network,
  {layer, place}: PlacedLayer<Exclude<Layer, {kind: 'addition'}>>,
  weights: readonly Variable[],
  values: Tensor,
  mode: Mode,
): Tensor {
  switch (layer.kind) {
    case 'flatten':
      return values.reshape([values.shape[0]!, -1]);
    case 'dense': {
      const [kernel, bias] = weights as readonly Tensor[];
      const sums = matMul(values as Tensor2D, kernel as Tensor2D);
      return activate(bias ? addBias(sums, bias as Tensor1D) : sums, layer.activation);
    }
    case 'convolution': {
      const [kernel, bias] = weights as readonly Tensor[];
      const sums = tf.conv2d(values as Tensor4D, kernel as Tensor4D, 1, layer.padding);
      return activate(bias ? addBias(sums, bias as Tensor1D) : sums, layer.activation);
    }
    case 'local': {
      const [kernel, bias] = weights as readonly Tensor[];
      return activate(tf.add(localSums(values as Tensor4D, kernel as Tensor3D, layer.size), bias!), layer.activation);
    }
    case 'whitening': {
      const [kernel, bias] = weights as readonly Tensor[];
      return addBias(tf.conv2d(values as Tensor4D, kernel as Tensor4D, 1, 'valid'), bias as Tensor1D);
    }
    case 'pooling':
      return tf.maxPool(values as Tensor4D, layer.size, layer.size, 'valid');
    case 'normalization': {
      const [shift, mean, variance] = weights as [Variable, Variable, Variable];
      const normalizeMaps = (maps: Tensor) => {
        if (mode.kind === 'prediction') return normalize(maps, shift, {mean, variance}, layer.epsilon);
        return normalizeBatch(maps, shift, layer.epsilon, (batch) => {
          follow(mean, batch.mean, layer.momentum);
          follow(variance, batch.variance, layer.momentum);
        });
      };
      if (values.rank === 4) return normalizeMaps(values);
      const [count, units] = values.shape as [number, number];
      return normalizeMaps(values.reshape([count, 1, 1, units])).reshape([count, units]);
    }
    case 'activation':
      return activate(values, layer.activation);
    case 'scale':
      return tf.mul(values, layer.factor);
    case 'dropout':
      if (mode.kind === 'prediction') return values;
      return dropOut(values, layer.rate, tf.add(mode.dropoutSeed, dropoutOffset(network, place)));
  }
}

const mostSteps = 2 ** 24;

/**
 * What a dropout adds to the seed, [run, step]. The second one of a network counts its steps elsewhere than the first:
 * otherwise it would drop what the first one does in a run whose seed is near.
 */
function dropoutOffset({layers}: Network, place: number): Tensor1D {
  const before = layers.slice(0, place).filter(({kind}) => kind === 'dropout').length;
  return tf.tensor1d([place, before * mostSteps], 'int32');
}

function activate(sums: Tensor, activation: Activation): Tensor {
  switch (activation) {
    case 'relu':
      return relu(sums);
    case 'none':
    case 'softmax':
      return sums;
  }
}
