import type {SplitConfig} from '../artifacts/schema.ts';
import type {Study} from './study.ts';

/** The split of the quick profile. */
export const quickSplit: SplitConfig = {seed: 1, trainingCount: 2_000, validationCount: 500, testCount: 1_000};

/** The same study at a small scale: it shows that everything works, not what the answer is. */
export function quicken(study: Study): Study {
  return {
    ...study,
    configurations: study.configurations.map((configuration) => ({
      ...configuration,
      split: quickSplit,
      training: {...configuration.training, epochs: 3},
    })),
    seeds: study.seeds.slice(0, 2),
  };
}
