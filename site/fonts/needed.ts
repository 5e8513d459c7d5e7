// The fonts that the site ships: those of their packages, without the characters and weights that no page needs.

import {existsSync, readFileSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import subsetFont from 'subset-font';
import {sha256} from '../../experiments/artifacts/content-key.ts';
import {writeWhole} from '../format/build-cache.ts';
import {type FontFamily, type FontStyle, packagedFont} from './packaged.ts';

const letters = Array.from({length: 95}, (_, place) => String.fromCodePoint(32 + place)).join('');
const unwritten = /[$\\^`~]/g;
const marks = '\u00a0\u202f±·×–—‘’“”…−';
const accented = 'äéöü';

/** The characters that keep their shapes; others come from the reader's own fonts. */
export const characters = `${letters.replace(unwritten, '')}${marks}${accented}`;

// A font of at most 14 kB comes with the first packets of its answer.
const features = ['kern', 'liga', 'tnum'];
const weights = {inter: {min: 400, max: 650}, 'source-serif-4': {min: 400, max: 400}};

/** The weights that styles may ask for, as CSS writes them. */
export function weightsOf(family: FontFamily): string {
  return [...new Set(Object.values(weights[family]))].join(' ');
}

/** Writes a font without what the report does not need into `folder`, if it is not there; resolves to its file. */
export async function writeFont(family: FontFamily, style: FontStyle, folder: string): Promise<string> {
  const whole = await readFile(packagedFont(family, style));
  const options = {keepFeatures: features, noHinting: true, variationAxes: {wght: weights[family]}};
  const file = path.join(folder, `${family}-${style}.woff2`);
  const madeOf = `${file}.made-of`;
  const digest = sha256(sha256(whole) + JSON.stringify([characters, options]));
  if (existsSync(file) && existsSync(madeOf) && readFileSync(madeOf, 'utf8') === digest) return file;
  writeWhole(file, await subsetFont(whole, characters, {targetFormat: 'woff2', ...options}));
  writeWhole(madeOf, digest);
  return file;
}
