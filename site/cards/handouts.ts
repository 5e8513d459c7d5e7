import {descriptionOf} from '../records/datasets.ts';
import type {Records} from '../records/records.ts';
import {weightCount} from './layers.ts';

/** A file that the site hands out: 16-bit floats (IEEE 754 binary16), little-endian. */
export interface Handout {
  path: string; // on the site, without the base path
  seed: number;
  key: string; // of the run
  kind: 'weights' | 'validation' | 'test' | 'validation by several views' | 'test by several views';
  shape: number[]; // of weights how many there are: they are several arrays, one after another
}

const weights = 'weights.f16';
const kinds: Record<string, Handout['kind']> = {
  'validation-probabilities.f16': 'validation',
  'test-probabilities.f16': 'test',
  'viewed-validation-probabilities.f16': 'validation by several views',
  'viewed-test-probabilities.f16': 'test by several views',
};

/** The weights of a run as a file of the site, where they were kept. */
export function weightFile({trials, datasets}: Pick<Records, 'trials' | 'datasets'>, key: string): Handout | undefined {
  const result = trials[key]?.result;
  if (!result?.files[weights]) return undefined;
  return {
    path: `/networks/${key}.f16`,
    seed: result.trial.seed,
    key,
    kind: 'weights',
    shape: [weightCount(result.trial.model, descriptionOf({datasets}, result.trial.dataset).shape)],
  };
}

/** The probabilities of a run that was scored on test images, as files of the site; of other runs none. */
export function predictionFiles({trials, datasets}: Pick<Records, 'trials' | 'datasets'>, key: string): Handout[] {
  const result = trials[key]?.result;
  if (!result?.test) return [];
  const {seed, split, dataset} = result.trial;
  const {classCount} = descriptionOf({datasets}, dataset).shape;
  return Object.keys(result.files)
    .filter((file) => file in kinds)
    .map((file) => {
      const kind = kinds[file]!;
      const shape = [kind.startsWith('test') ? split.testCount : split.validationCount, classCount];
      return {path: `/predictions/${key}/${file}`, seed, key, kind, shape};
    });
}

/** The file that lists the validation images of a run, on the site; nothing while it has not been made. */
export function validationImages({trials, findings}: Pick<Records, 'trials' | 'findings'>, key: string) {
  const trial = trials[key]?.result.trial;
  const set = findings.splits?.sets.find(
    ({dataset, kept}) =>
      dataset === trial?.dataset &&
      kept.seed === trial.split.seed &&
      kept.validationCount === trial.split.validationCount &&
      kept.fold?.index === trial.split.fold?.index &&
      kept.fold?.count === trial.split.fold?.count,
  );
  return set && splitPath(set);
}

/** The address of a list of validation images on the site, without the base path. */
export function splitPath({file}: {file: string}): string {
  return `/splits/${file}`;
}

/** A number of bytes in words. */
export function sizeInWords(bytes: number): string {
  return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
