import type {DatasetName, Findings, SplitConfig} from '../artifacts/schema.ts';
import {officialSplit, report} from '../datasets/index.ts';
import type {Effort} from '../datasets/report.ts';
import {scaledPlan, searchOnFewImages, suitedToImages} from './effort.ts';
import {searches, studies} from './index.ts';
import {quickSplit} from './quick.ts';
import {quickLook} from './quick-look.ts';
import type {SearchPlan, Study} from './study.ts';

/** The split of most studies of a data set. */
export type SplitOf = (dataset: DatasetName) => SplitConfig;

/** What is computed, and on which images: all of it, or the same way at a small scale. */
export interface Profile {
  studies: readonly Study[];
  searches: readonly SearchPlan[];
  findings?: readonly (keyof Findings)[]; // all of them, where this is missing
  splitOf: SplitOf;
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

/** What can be found from the networks of a report of less than full effort. */
const scaledFindings = [
  ...quickFindings,
  'robustness',
  'embeddings',
  'costs',
  'ensembles',
  'near-duplicates',
  'hard-images',
  'label-errors',
  'difficulty',
  'atlas',
  'splits',
] as const satisfies Profile['findings'];

/** What the report asks for, or another effort, or the quick profile: a simple network and a CNN on few images of each set. */
export function profile(quick: boolean, effort: Effort = report.effort): Profile {
  if (quick) return {studies: [quickLook], searches: [], findings: quickFindings, splitOf: quickSplit};
  const splitOf = officialSplit;
  if (effort === 'full')
    return {studies: studies.map(suitedToImages), searches: searches.map(searchOnFewImages), splitOf};
  return {...scaledPlan(effort), findings: scaledFindings, splitOf};
}
