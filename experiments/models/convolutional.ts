import type {DataShape} from '../artifacts/data-shape.ts';
import type {ModelConfig} from '../artifacts/schema.ts';
import type {Layer} from './layer.ts';

type ConvolutionalConfig = Extract<ModelConfig, {kind: 'convolutional'}>;

/**
 * Convolutions, the first of them each followed by max pooling of 2 x 2, then a hidden dense layer. Maps of small images
 * that a kernel does not fit into see zeros around them, and are pooled no more once they are down to one pixel.
 */
export function convolutionalLayers(config: ConvolutionalConfig, {height, width, classCount}: DataShape): Layer[] {
  const {filters, pooled, denseUnits, dropoutRate, kernel = 3} = config;
  let side = Math.min(height, width); // of the maps, the shorter one
  const maps = filters.flatMap((count, place): Layer[] => {
    const fits = side >= kernel;
    if (fits) side -= kernel - 1;
    const pools = place < pooled && side >= 2;
    if (pools) side = Math.floor(side / 2);
    return [convolution(config, count, fits), ...(pools ? [{kind: 'pooling', size: 2} as const] : [])];
  });
  return [
    ...maps,
    {kind: 'flatten'},
    {kind: 'dense', units: denseUnits, activation: 'relu', bias: true},
    ...(dropoutRate > 0 ? [{kind: 'dropout', rate: dropoutRate} as const] : []),
    {kind: 'dense', units: classCount, activation: 'softmax', bias: true},
  ];
}

function convolution({kernel: size = 3, filtersAre}: ConvolutionalConfig, filters: number, fits: boolean): Layer {
  if (filtersAre === 'local') return {kind: 'local', filters, size, activation: 'relu'};
  const isFrozen = filtersAre === 'frozen';
  return {
    kind: 'convolution',
    filters,
    size,
    padding: fits ? 'valid' : 'same',
    activation: 'relu',
    bias: !isFrozen,
    initial: 'glorot',
    ...(isFrozen && {frozen: true}),
  };
}
