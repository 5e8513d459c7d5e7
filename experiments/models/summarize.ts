import type {LayerSummary} from '../artifacts/schema.ts';
import {type Activation, type Network, outputShape, type PlacedLayer, placeLayers, size} from './layer.ts';
import {type WeightSpec, weightSpecs} from './weight.ts';

/** What a network consists of, layer by layer: shapes without the batch axis, multiply-adds of one image forward. */
export function summarizeLayers(network: Network): LayerSummary[] {
  return placeLayers(network).map((placed) => ({
    kind: placed.layer.kind,
    title: layerTitle(placed),
    outputShape: [...outputShape(placed.layer, placed.inputShape)],
    parameters: weightSpecs(placed)
      .filter(isParameter)
      .reduce((sum, {shape}) => sum + size(shape), 0),
    multiplyAdds: multiplyAdds(placed),
  }));
}

/** Numbers that the batches set, not the training, are not counted as parameters. */
function isParameter({role}: WeightSpec): boolean {
  return role !== 'mean' && role !== 'variance';
}

/** Number of parameters, those that are not trained too, and multiply-adds of one image forward. */
export function networkCost(network: Network): {parameters: number; multiplyAdds: number} {
  const layers = summarizeLayers(network);
  return {
    parameters: layers.reduce((sum, layer) => sum + layer.parameters, 0),
    multiplyAdds: layers.reduce((sum, layer) => sum + layer.multiplyAdds, 0),
  };
}

/**
 * Multiplications and additions of a whole training: a multiply-add counts two, and the gradients of the inputs and of
 * the weights cost as much as the forward pass each.
 */
export function trainingOperations(network: Network, trainingCount: number, epochs: number): number {
  return networkCost(network).multiplyAdds * 2 * 3 * trainingCount * epochs;
}

function layerTitle({layer, place}: PlacedLayer): string {
  switch (layer.kind) {
    case 'flatten':
      return 'Flatten';
    case 'dense':
      return `Dense ${layer.units}${activationTitle(layer.activation)}`;
    case 'convolution':
      return `Convolution ${layer.size} x ${layer.size}, ${layer.filters} filters${activationTitle(layer.activation)}`;
    case 'local':
      return `Local kernels ${layer.size} x ${layer.size}, ${layer.filters} filters${activationTitle(layer.activation)}`;
    case 'whitening':
      return `Whitening ${layer.size} x ${layer.size}`;
    case 'pooling':
      return `Max pooling ${layer.size} x ${layer.size}`;
    case 'normalization':
      return 'Batch normalization';
    case 'activation':
      return activationTitle(layer.activation).slice(2);
    case 'scale':
      return `Times ${layer.factor.toPrecision(3)}`;
    case 'addition':
      return `Plus what layer ${place + 1 - layer.before} gave`;
    case 'dropout':
      return `Dropout ${layer.rate}`;
  }
}

function activationTitle(activation: Activation): string {
  return {none: '', relu: ', ReLU', softmax: ', softmax'}[activation];
}

function multiplyAdds({layer, inputShape}: PlacedLayer): number {
  switch (layer.kind) {
    case 'flatten':
    case 'pooling':
    case 'normalization':
    case 'activation':
    case 'scale':
    case 'addition':
    case 'dropout':
      return 0;
    case 'dense':
      return size(inputShape) * layer.units;
    case 'convolution':
    case 'local':
    case 'whitening':
      return size(outputShape(layer, inputShape)) * layer.size ** 2 * inputShape[2]!;
  }
}
