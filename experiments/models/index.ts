import type {ModelConfig} from '../artifacts/schema.ts';
import {airbenchLayers} from './airbench.ts';
import {blockLayers} from './blocks.ts';
import {convolutionalLayers} from './convolutional.ts';
import {denseLayers} from './dense.ts';
import type {Network} from './layer.ts';

/** The shape of the images and the number of classes, the same for both data sets. */
const imageShape = [28, 28, 1];
const classCount = 10;

/** The untrained network of a configuration. A new architecture is one file, one member of the schema, one case here. */
export function buildNetwork(model: ModelConfig): Network {
  switch (model.kind) {
    case 'dense':
      return {inputShape: imageShape, layers: denseLayers(model, classCount)};
    case 'airbench':
      return {inputShape: imageShape, layers: airbenchLayers(model, classCount)};
    case 'blocks':
      return {inputShape: imageShape, layers: blockLayers(model, classCount)};
    case 'convolutional':
      return {inputShape: imageShape, layers: convolutionalLayers(model, classCount)};
  }
}
