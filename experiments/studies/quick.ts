import type {SplitConfig} from '../artifacts/schema.ts';
import type {Configuration, Study} from './study.ts';

/** The split of the quick profile. */
export const quickSplit: SplitConfig = {seed: 1, trainingCount: 2_000, validationCount: 500, testCount: 1_000};

/** The same study at a small scale: it shows that everything works, not what the answer is. */
export function quicken(study: Study): Study {
  return {
    ...study,
    configurations: study.configurations.slice(0, 2).map((configuration) => ({
      ...configuration,
      split: inSameFold(configuration),
      training: {...configuration.training, epochs: 3},
    })),
    seeds: study.seeds.slice(0, 2),
  };
}

function inSameFold({split: {fold}}: Configuration): SplitConfig {
  return fold ? {...quickSplit, fold} : quickSplit;
}
