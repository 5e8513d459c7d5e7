// The fonts that the site ships: those of their packages, without the characters and weights that no page needs.

import {mkdir, readFile, rename, writeFile} from 'node:fs/promises';
import path from 'node:path';
import subsetFont from 'subset-font';
import {type FontFamily, type FontStyle, packagedFont} from './packaged.ts';

const letters = Array.from({length: 95}, (_, place) => String.fromCodePoint(32 + place)).join('');
const marks = '\u00a0\u2009\u202f±·×÷°«»–—‘’“”„…−';
const accented = 'äöüßåøæéèêëáàâíóúñçÅÄÖÜÉ';

/** The characters that keep their shapes; others come from the reader's own fonts. */
export const characters = `${letters}${marks}${accented}`;

const lightest = 400;
const boldest = 700;

/** The weights that styles may ask for, as CSS writes them. */
export function weightsOf(style: FontStyle): string {
  return style === 'italic' ? `${lightest}` : `${lightest} ${boldest}`;
}

/** Writes a font without what the report does not need into `folder`, and resolves to its file. */
export async function writeFont(family: FontFamily, style: FontStyle, folder: string): Promise<string> {
  const whole = await readFile(packagedFont(family, style));
  const needed = await subsetFont(whole, characters, {
    targetFormat: 'woff2',
    variationAxes: {wght: style === 'italic' ? lightest : {min: lightest, max: boldest}},
  });
  const file = path.join(folder, `${family}-${style}.woff2`);
  const draft = `${file}.${process.pid}`; // another build may be reading the file
  await mkdir(folder, {recursive: true});
  await writeFile(draft, needed);
  await rename(draft, file);
  return file;
}
