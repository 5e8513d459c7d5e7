import {contentKey} from '../../experiments/artifacts/content-key.ts';
import type {DatasetName, Findings, Result} from '../../experiments/artifacts/schema.ts';
import {counted} from '../format/numbers.ts';
import {descriptionOf, lookAlikesOf} from './datasets.ts';
import type {Records} from './records.ts';

// Of which runs, data and code a number is, by the first digits of their digests: "5 runs, data 6e1b8248, code 91ab03ff".

/** Of the finished ones among these runs. */
export function versionOfRuns({trials}: Pick<Records, 'trials'>, keys: readonly string[]): string {
  return versionOf(keys.flatMap((key) => trials[key]?.result.computation ?? []));
}

/** Of a search; nothing of one that has not been made yet. */
export function versionOfSearch({searches}: Pick<Records, 'searches'>, name: string): string {
  return versionOf(searches[name]?.candidates.map(({computation}) => computation) ?? []);
}

/** Of what these runs computed; nothing where there are none. The code is left out where they differ in it. */
function versionOf(computations: Result['computation'][]): string {
  if (computations.length === 0) return '';
  const data = new Set(computations.map(({data}) => data));
  const codes = new Set(computations.map(codeOf));
  const words = [...data].map((digest) => shown('data', digest));
  if (codes.size === 1) words.push(...[...codes].map((digest) => shown('code', digest)));
  return [counted(computations.length, 'run'), ...words].join(', ');
}

/** Of a finding; nothing of one that has not been made yet. */
export function versionOfFinding({findings}: Pick<Records, 'findings'>, name: keyof Findings): string {
  const inputs = findings[name]?.inputs;
  return inputs ? `${shown('runs', inputs.trials)}, ${shown('code', inputs.source)}` : '';
}

/** Of an analysis that needs no training. */
export function versionOfAnalysis(
  {datasets, lookAlikes}: Pick<Records, 'datasets' | 'lookAlikes'>,
  folder: 'datasets' | 'look-alikes',
  dataset: DatasetName,
): string {
  const {inputs} = folder === 'datasets' ? descriptionOf({datasets}, dataset) : lookAlikesOf({lookAlikes}, dataset);
  const {data, version} = inputs;
  return `${shown('data', data)}, version ${version}`;
}

/** The digest of what a run computes, whatever its data. */
export function codeOf({data: _, ...computed}: Result['computation']): string {
  return contentKey(computed);
}

function shown(name: string, digest: string): string {
  return `${name} ${digest.slice(0, 8)}`;
}
