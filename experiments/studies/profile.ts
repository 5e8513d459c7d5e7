import type {SplitConfig} from '../artifacts/schema.ts';
import {studies} from './index.ts';
import {quicken, quickSplit} from './quick.ts';
import {officialSplit} from './split.ts';
import type {Study} from './study.ts';

/** What is computed, and on which images: all of it, or the same way at a small scale. */
export interface Profile {
  studies: readonly Study[];
  split: SplitConfig;
}

/** The full profile, or the quick one: the first two studies at a small scale. */
export function profile(quick: boolean): Profile {
  return quick ? {studies: studies.slice(0, 2).map(quicken), split: quickSplit} : {studies, split: officialSplit};
}
