import type {Tensor, Tensor1D, Tensor2D, Tensor4D} from '@tensorflow/tfjs-node';
import {tf} from '../tensorflow.ts';
import {addBias, dropOut, matMul, relu} from './kernels.ts';
import {type Activation, type Network, placeLayers} from './layer.ts';

/**
 * Runs images of [batch, height, width, channels], 0 ... 1, through a network and returns the logits, [batch, classes]:
 * the softmax of the last layer is left to the loss. `weights` are in the order of `initializeWeights`. While training,
 * `dropoutSeed`, int32 [2], decides which values are dropped; without it none are.
 */
export function forward(
  network: Network,
  weights: readonly Tensor[],
  images: Tensor,
  dropoutSeed?: Tensor1D,
): Tensor2D {
  let values = images;
  const unused = [...weights];
  for (const {layer, place, weights: specs} of placeLayers(network)) {
    const own = unused.splice(0, specs.length);
    switch (layer.kind) {
      case 'flatten':
        values = values.reshape([values.shape[0]!, -1]);
        break;
      case 'dense': {
        const [kernel, bias] = own as [Tensor2D, Tensor1D];
        values = activate(addBias(matMul(values as Tensor2D, kernel), bias), layer.activation);
        break;
      }
      case 'convolution': {
        const [kernel, bias] = own as [Tensor4D, Tensor1D];
        values = activate(addBias(tf.conv2d(values as Tensor4D, kernel, 1, layer.padding), bias), layer.activation);
        break;
      }
      case 'pooling':
        values = tf.maxPool(values as Tensor4D, layer.size, layer.size, 'valid');
        break;
      case 'dropout':
        if (dropoutSeed) values = dropOut(values, layer.rate, tf.add(dropoutSeed, tf.tensor1d([place, 0], 'int32')));
        break;
    }
  }
  return values as Tensor2D;
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
