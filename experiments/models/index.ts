import type {DataShape} from '../artifacts/data-shape.ts';
import type {ModelConfig} from '../artifacts/schema.ts';
import {airbenchLayers} from './airbench.ts';
import {blockLayers} from './blocks.ts';
import {convolutionalLayers} from './convolutional.ts';
import {denseLayers} from './dense.ts';
import type {Network} from './layer.ts';

/** The untrained network of a configuration for images of a shape, and so many classes. A new architecture is one file, one member of the schema, one case here. */
export function buildNetwork(model: ModelConfig, shape: DataShape): Network {
  const {height, width, channels, classCount} = shape;
  const imageShape = [height, width, channels];
  switch (model.kind) {
    case 'dense':
      return {inputShape: imageShape, layers: denseLayers(model, classCount)};
    case 'airbench':
      return {inputShape: imageShape, layers: airbenchLayers(model, shape)};
    case 'blocks':
      return {inputShape: imageShape, layers: blockLayers(model, shape)};
    case 'convolutional':
      return {inputShape: imageShape, layers: convolutionalLayers(model, shape)};
  }
}
