import type {DatasetName, SplitConfig} from '../artifacts/schema.ts';
import {officialSplit} from '../datasets/index.ts';
import {airbench, airbenchViews} from './recipes.ts';
import type {Configuration, NamedModel} from './study.ts';

/** The airbench networks, by the filters of their three blocks. */
export const airbenchNetworks = {
  tiny: network('tiny', 'Modern CNN XS', [16, 48, 64]),
  small: network('small', 'Modern CNN S', [24, 64, 96]),
  a: network('a', 'Modern CNN M', [32, 96, 128]),
  'residual-tiny': network('residual-tiny', 'Residual CNN XS', [16, 48, 64], {residual: true}),
  'residual-a': network('residual-a', 'Residual CNN M', [32, 96, 96], {residual: true}),
  'residual-c': network('residual-c', 'Residual CNN L', [56, 160, 224], {residual: true}),
} as const;

/** One of them, trained by its recipe. */
export function trainedAirbench(
  model: NamedModel,
  dataset: DatasetName,
  epochs: number,
  split: SplitConfig = officialSplit(dataset),
): Configuration {
  return {dataset, model, split, training: airbench(dataset, epochs), views: airbenchViews(dataset)};
}

function network(size: string, title: string, widths: number[], options: {residual?: true} = {}): NamedModel {
  return {
    name: `airbench-${size}`,
    title,
    architecture: 'CNN',
    config: {kind: 'airbench', widths, ...options},
  };
}
