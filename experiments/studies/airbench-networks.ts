import type {DatasetName, SplitConfig} from '../artifacts/schema.ts';
import {airbench, airbenchViews} from './recipes.ts';
import {officialSplit} from './split.ts';
import type {Configuration, NamedModel} from './study.ts';

/** The airbench networks, by the filters of their three blocks. */
export const airbenchNetworks = {
  tiny: network('tiny', [16, 48, 64]),
  small: network('small', [24, 64, 96]),
  a: network('a', [32, 96, 128]),
  b: network('b', [64, 128, 192]),
} as const;

/** One of them, trained by its recipe. */
export function trainedAirbench(
  model: NamedModel,
  dataset: DatasetName,
  epochs: number,
  split: SplitConfig = officialSplit,
): Configuration {
  return {dataset, model, split, training: airbench(dataset, epochs), views: airbenchViews(dataset)};
}

function network(size: string, widths: number[]): NamedModel {
  return {
    name: `airbench-${size}`,
    title: `Airbench ${widths.join('-')}`,
    architecture: 'CNN',
    config: {kind: 'airbench', widths},
  };
}
