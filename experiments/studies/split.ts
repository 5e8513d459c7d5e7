import type {SplitConfig} from '../artifacts/schema.ts';

/** The split of every study: 5,000 of the official training images are kept for choosing. */
export const officialSplit: SplitConfig = {seed: 1, trainingCount: 55_000, validationCount: 5_000, testCount: 10_000};
