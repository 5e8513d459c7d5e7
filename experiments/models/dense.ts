import type {ModelConfig} from '../artifacts/schema.ts';
import type {Layer} from './layer.ts';

type DenseConfig = Extract<ModelConfig, {kind: 'dense'}>;

/** A simple neural network: the image as one row of numbers, then fully connected layers. */
export function denseLayers({hiddenUnits, dropoutRate}: DenseConfig, classCount: number): Layer[] {
  return [
    {kind: 'flatten'},
    ...hiddenUnits.map((units): Layer => ({kind: 'dense', units, activation: 'relu', bias: true})),
    ...(dropoutRate > 0 ? [{kind: 'dropout', rate: dropoutRate} as const] : []),
    {kind: 'dense', units: classCount, activation: 'softmax', bias: true},
  ];
}
