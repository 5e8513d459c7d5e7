import type {DatasetName, ModelConfig, SplitConfig} from '../artifacts/schema.ts';
import {officialSplit} from '../datasets/index.ts';
import type {Configuration, Study} from './study.ts';

/** The split of the quick profile: few images, and no more than there are. */
export function quickSplit(dataset: DatasetName): SplitConfig {
  const {seed, trainingCount, validationCount, testCount} = officialSplit(dataset);
  return {
    seed,
    trainingCount: Math.min(2_000, trainingCount),
    validationCount: Math.min(500, validationCount),
    testCount: Math.min(1_000, testCount),
  };
}

const thinning = 4; // how many times fewer filters the large networks get

/** The same study at a small scale: it shows that everything works, not what the answer is. */
export function quicken(study: Study): Study {
  return {
    ...study,
    configurations: study.configurations.slice(0, 2).map((configuration) => ({
      ...configuration,
      model: {...configuration.model, config: thin(configuration.model.config)},
      split: inSameFold(configuration),
      training: {...configuration.training, epochs: 3},
    })),
    seeds: study.seeds.slice(0, 2),
  };
}

function inSameFold({dataset, split: {fold}}: Configuration): SplitConfig {
  return {...quickSplit(dataset), ...(fold && {fold})};
}

function thin(model: ModelConfig): ModelConfig {
  if (model.kind !== 'airbench') return model;
  return {...model, widths: model.widths.map((width) => Math.round(width / thinning))};
}
