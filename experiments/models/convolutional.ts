import type {ModelConfig} from '../artifacts/schema.ts';
import type {Layer} from './layer.ts';

type ConvolutionalConfig = Extract<ModelConfig, {kind: 'convolutional'}>;

/** Convolutions, the first of them each followed by max pooling of 2 x 2, then a hidden dense layer. */
export function convolutionalLayers(config: ConvolutionalConfig, classCount: number): Layer[] {
  const {filters, pooled, denseUnits, dropoutRate} = config;
  return [
    ...filters.flatMap((count, place): Layer[] => [
      convolution(config, count),
      ...(place < pooled ? [{kind: 'pooling', size: 2} as const] : []),
    ]),
    {kind: 'flatten'},
    {kind: 'dense', units: denseUnits, activation: 'relu', bias: true},
    ...(dropoutRate > 0 ? [{kind: 'dropout', rate: dropoutRate} as const] : []),
    {kind: 'dense', units: classCount, activation: 'softmax', bias: true},
  ];
}

function convolution({kernel: size = 3, filtersAre}: ConvolutionalConfig, filters: number): Layer {
  if (filtersAre === 'local') return {kind: 'local', filters, size, activation: 'relu'};
  const isFrozen = filtersAre === 'frozen';
  return {
    kind: 'convolution',
    filters,
    size,
    padding: 'valid',
    activation: 'relu',
    bias: !isFrozen,
    initial: 'glorot',
    ...(isFrozen && {frozen: true}),
  };
}
