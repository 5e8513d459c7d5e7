import type {SplitConfig} from '../artifacts/schema.ts';
import {searches, studies} from './index.ts';
import {quicken, quickSplit} from './quick.ts';
import {officialSplit} from './split.ts';
import type {SearchPlan, Study} from './study.ts';

/** What is computed, and on which images: all of it, or the same way at a small scale. */
export interface Profile {
  studies: readonly Study[];
  searches: readonly SearchPlan[];
  split: SplitConfig;
}

/** The full profile, or the quick one: the first two studies at a small scale. */
export function profile(quick: boolean): Profile {
  return quick
    ? {studies: studies.slice(0, 2).map(quicken), searches: [], split: quickSplit}
    : {studies, searches, split: officialSplit};
}
