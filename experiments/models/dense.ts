import type {ModelConfig} from '../artifacts/schema.ts';
import type {Layer} from './layer.ts';

type DenseConfig = Extract<ModelConfig, {kind: 'dense'}>;

/** A simple neural network: the image as one row of numbers, then fully connected layers. */
export function denseLayers({hiddenUnits, dropoutRate, normalization}: DenseConfig, classCount: number): Layer[] {
  return [
    {kind: 'flatten'},
    ...hiddenUnits.flatMap((units): Layer[] =>
      normalization ? normalized(units) : [{kind: 'dense', units, activation: 'relu', bias: true}],
    ),
    ...(dropoutRate > 0 ? [{kind: 'dropout', rate: dropoutRate} as const] : []),
    {kind: 'dense', units: classCount, activation: 'softmax', bias: true},
  ];
}

/** With momentum and epsilon as Keras has them by default. */
function normalized(units: number): Layer[] {
  return [
    {kind: 'dense', units, activation: 'none', bias: false},
    {kind: 'normalization', momentum: 0.99, epsilon: 1e-3},
    {kind: 'activation', activation: 'relu'},
  ];
}
