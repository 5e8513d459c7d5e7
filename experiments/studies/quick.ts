import type {ModelConfig, SplitConfig} from '../artifacts/schema.ts';
import type {Configuration, Study} from './study.ts';

/** The split of the quick profile. */
export const quickSplit: SplitConfig = {seed: 1, trainingCount: 2_000, validationCount: 500, testCount: 1_000};

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

function inSameFold({split: {fold}}: Configuration): SplitConfig {
  return fold ? {...quickSplit, fold} : quickSplit;
}

function thin(model: ModelConfig): ModelConfig {
  if (model.kind !== 'airbench') return model;
  return {...model, widths: model.widths.map((width) => Math.round(width / thinning))};
}
