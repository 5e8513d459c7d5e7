import type {DataShape} from '../artifacts/data-shape.ts';
import type {ModelConfig} from '../artifacts/schema.ts';
import type {Layer} from './layer.ts';

type AirbenchConfig = Extract<ModelConfig, {kind: 'airbench'}>;

/**
 * A small, fast network: whitening, three blocks of two normalized convolutions, one dense layer (K. Jordan, arXiv
 * 2404.00498). Images of 28 pixels shrink 28 - 27 - 13 - 6 - 3 - 1; what is down to one pixel is pooled no more. With `residual`, blocks have a third convolution, whose
 * result is added to what came out of the pooling.
 */
export function airbenchLayers(
  {widths, whitening, residual}: AirbenchConfig,
  {height, width, classCount}: DataShape,
): Layer[] {
  let side = Math.min(height, width) - 1; // of the maps, the shorter one
  const blocks = widths.map((filters) => {
    const pools = side >= 2;
    if (pools) side = Math.floor(side / 2);
    return block(filters, {pools, residual});
  });
  return [
    whitening === false ? firstConvolution : {kind: 'whitening', size: 2},
    {kind: 'activation', activation: 'relu'},
    ...blocks.flat(),
    ...(side >= 2 ? [{kind: 'pooling', size: side} as const] : []),
    {kind: 'flatten'},
    {kind: 'dense', units: classCount, activation: 'none', bias: false},
    {kind: 'scale', factor: 1 / 9},
  ];
}

/** Of the shape of the whitening. */
const firstConvolution: Layer = {
  kind: 'convolution',
  filters: 8,
  size: 2,
  padding: 'valid',
  activation: 'none',
  bias: true,
  initial: 'glorot',
};

function block(filters: number, {pools, residual}: {pools: boolean; residual: true | undefined}): Layer[] {
  const convolution: Layer = {
    kind: 'convolution',
    filters,
    size: 3,
    padding: 'same',
    activation: 'none',
    bias: false,
    initial: 'dirac',
  };
  const normalization: Layer = {kind: 'normalization', momentum: 0.6, epsilon: 1e-12};
  const relu: Layer = {kind: 'activation', activation: 'relu'};
  const first: Layer[] = [convolution, ...(pools ? [{kind: 'pooling', size: 2} as const] : []), normalization, relu];
  const further: Layer[] = [convolution, normalization];
  if (!residual) return [...first, ...further, relu];
  return [...first, ...further, relu, ...further, {kind: 'addition', before: 2 * further.length + 2}, relu];
}
