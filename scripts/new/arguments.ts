import {InvalidArgumentError} from 'commander';
import {datasetNameSchema, sides} from '../../experiments/artifacts/schema.ts';
import {builtIn} from '../../experiments/datasets/built-in.ts';
import {shares} from '../../experiments/datasets/packed.ts';

// What may stand behind the options of `npm run new`; anything else is said to be wrong, and what was expected.

const hyphened = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

export function fileName(text: string): string {
  if (hyphened.test(text)) return text;
  throw new InvalidArgumentError('Expected a ... z, 0 ... 9 and hyphens between them, with a letter first.');
}

export function figureName(text: string): string {
  const [chapter = '', id = '', ...more] = text.split('/');
  if (hyphened.test(chapter) && hyphened.test(id) && more.length === 0) return text;
  throw new InvalidArgumentError('Expected the folder of a chapter and a name, as in data-sets/ink.');
}

export function slug(text: string): string {
  if (datasetNameSchema.safeParse(text).success && text.length <= 60 && !(text in builtIn)) return text;
  throw new InvalidArgumentError(
    `Expected a ... z, 0 ... 9 and hyphens between them, 60 at most, and not ${Object.keys(builtIn).join(' or ')}.`,
  );
}

export function size(text: string): {width: number; height: number} {
  const [width, height = width] = text.split(/[x×]/).map(Number);
  for (const side of [width, height])
    if (!Number.isInteger(side) || side! < sides.least || side! > sides.most)
      throw new InvalidArgumentError(
        `Expected a side of ${sides.least} to ${sides.most} pixels, or width x height as in 48x32.`,
      );
  return {width: width!, height: height!};
}

export function share(text: string): number {
  const value = Number(text);
  if (value >= shares.least && value <= shares.most) return value;
  throw new InvalidArgumentError(`Expected a share from ${shares.least} to ${shares.most}.`);
}

export function wholeNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Expected a whole number from 0 up.');
}

export function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

export function oneOf(value: string, known: readonly string[]): string {
  if (known.includes(value)) return value;
  throw new InvalidArgumentError(`Expected ${known.join(' or ')}.`);
}
