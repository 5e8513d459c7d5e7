import type {SplitConfig} from '../artifacts/schema.ts';
import {studies} from './index.ts';
import {officialSplit} from './split.ts';
import type {Configuration, Study} from './study.ts';

/** The split of the quick profile. */
export const quickSplit: SplitConfig = {seed: 1, trainingCount: 2_000, validationCount: 500, testCount: 1_000};

/** What is computed, and on which images: all of it, or the same way at a small scale. */
export interface Profile {
  studies: readonly Study[];
  split: SplitConfig;
}

/** The full profile, or the quick one. */
export function profile(quick: boolean): Profile {
  return quick ? {studies: studies.map(quicken), split: quickSplit} : {studies, split: officialSplit};
}

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
