import type {Findings, SplitConfig} from '../artifacts/schema.ts';
import {searches, studies} from './index.ts';
import {quickSplit} from './quick.ts';
import {quickLook} from './quick-look.ts';
import {officialSplit} from './split.ts';
import type {SearchPlan, Study} from './study.ts';

/** What is computed, and on which images: all of it, or the same way at a small scale. */
export interface Profile {
  studies: readonly Study[];
  searches: readonly SearchPlan[];
  findings?: readonly (keyof Findings)[]; // all of them, where this is missing
  split: SplitConfig;
}

/** What can be found from a simple network and a CNN alone. */
const quickFindings = [
  'ledger',
  'inside',
  'overfitting',
  'comparisons',
  'classes',
  'calibration',
  'confusions',
] as const satisfies Profile['findings'];

/** The full profile, or the quick one: a simple network and a CNN on few images of each data set. */
export function profile(quick: boolean): Profile {
  return quick
    ? {studies: [quickLook], searches: [], findings: quickFindings, split: quickSplit}
    : {studies, searches, split: officialSplit};
}
