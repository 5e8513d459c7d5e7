import type {DataShape} from '../artifacts/data-shape.ts';
import type {ModelConfig} from '../artifacts/schema.ts';
import type {Layer} from './layer.ts';

type BlocksConfig = Extract<ModelConfig, {kind: 'blocks'}>;

/**
 * Blocks of convolutions of which the first is followed by max pooling of 2 x 2, then perhaps a hidden dense layer. The
 * maps keep their size but for the pooling.
 */
export function blockLayers(config: BlocksConfig, {height, width, classCount}: DataShape): Layer[] {
  const {filters, convolutions, denseUnits, dropoutRate} = config;
  const halvings = Math.floor(Math.log2(Math.min(height, width))); // what is down to one pixel is pooled no more
  return [
    ...filters.flatMap((count, block) => [
      ...convolve(config, count, {pools: block < halvings}),
      ...Array.from({length: convolutions - 1}, () => convolve(config, count, {pools: false})).flat(),
    ]),
    {kind: 'flatten'},
    ...(denseUnits > 0 ? [{kind: 'dense', units: denseUnits, activation: 'relu', bias: true} as const] : []),
    ...(denseUnits > 0 && dropoutRate > 0 ? [{kind: 'dropout', rate: dropoutRate} as const] : []),
    {kind: 'dense', units: classCount, activation: 'softmax', bias: true},
  ];
}

function convolve({kernel, normalization}: BlocksConfig, filters: number, {pools}: {pools: boolean}): Layer[] {
  return [
    {
      kind: 'convolution',
      filters,
      size: kernel,
      padding: 'same',
      activation: 'none',
      bias: !normalization,
      initial: 'glorot',
    },
    ...(pools ? [{kind: 'pooling', size: 2} as const] : []),
    ...(normalization ? [{kind: 'normalization', momentum: 0.9, epsilon: 1e-5} as const] : []),
    {kind: 'activation', activation: 'relu'},
  ];
}
