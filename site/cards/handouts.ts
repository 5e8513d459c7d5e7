import type {ModelConfig} from '../../experiments/artifacts/schema.ts';
import {buildNetwork} from '../../experiments/models/index.ts';
import {placeLayers, size} from '../../experiments/models/layer.ts';
import {weightSpecs} from '../../experiments/models/weight.ts';
import type {Records} from '../records.ts';

/** A file that the site hands out: 16-bit floats (IEEE 754 binary16), little-endian. */
export interface Handout {
  path: string; // on the site, without the base path
  seed: number;
  key: string; // of the run
  kind: 'weights' | 'validation' | 'test' | 'validation by several views' | 'test by several views';
  shape: number[] | null; // null: several arrays, one after another
}

/** An array of a network, and where it begins in the file of its weights, in numbers. */
export interface PlacedArray {
  name: string; // the layer's place, its kind and the array's role: "1 convolution kernel"
  shape: readonly number[];
  start: number;
}

/** The arrays of a file of weights, in their order. */
export function weightArrays(config: ModelConfig): PlacedArray[] {
  let start = 0;
  return placeLayers(buildNetwork(config)).flatMap((placed) =>
    weightSpecs(placed).map(({role, shape}) => {
      const array = {name: `${placed.place + 1} ${placed.layer.kind} ${role}`, shape, start};
      start += size(shape);
      return array;
    }),
  );
}

const weights = 'weights.f16';
const kinds: Record<string, Handout['kind']> = {
  'validation-probabilities.f16': 'validation',
  'test-probabilities.f16': 'test',
  'viewed-validation-probabilities.f16': 'validation by several views',
  'viewed-test-probabilities.f16': 'test by several views',
};

/** The weights of a run as a file of the site, where they were kept. */
export function weightFile({trials}: Pick<Records, 'trials'>, key: string): Handout | undefined {
  const result = trials[key]?.result;
  if (!result?.files[weights]) return undefined;
  return {path: `/networks/${key}.f16`, seed: result.trial.seed, key, kind: 'weights', shape: null};
}

/** The probabilities of a run that was scored on test images, as files of the site; of other runs none. */
export function predictionFiles({trials}: Pick<Records, 'trials'>, key: string): Handout[] {
  const result = trials[key]?.result;
  if (!result?.test) return [];
  const {seed, split} = result.trial;
  return Object.keys(result.files)
    .filter((file) => file in kinds)
    .map((file) => {
      const kind = kinds[file]!;
      const shape = [kind.startsWith('test') ? split.testCount : split.validationCount, 10];
      return {path: `/predictions/${key}/${file}`, seed, key, kind, shape};
    });
}

/** A number of bytes in words. */
export function sizeInWords(bytes: number): string {
  return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
