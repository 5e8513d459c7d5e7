import {readFile} from 'node:fs/promises';
import {create, type Font} from 'fontkitten';
import subsetFont from 'subset-font';
import {type FontFamily, packagedFont, type Script} from './packaged.ts';

const opened = new Map<string, Promise<Font>>();

/** The letters of a script that a font has, upright and at one weight; opened once. */
export function fontAt(family: FontFamily, script: Script, weight: number): Promise<Font> {
  const key = `${family} ${script} ${weight}`;
  const font = opened.get(key) ?? open(packagedFont(family, 'normal', script), weight);
  opened.set(key, font);
  return font;
}

async function open(file: string, weight: number): Promise<Font> {
  const packed = await readFile(file);
  const all = String.fromCodePoint(...single(file, packed).characterSet);
  return single(file, await subsetFont(packed, all, {targetFormat: 'sfnt', variationAxes: {wght: weight}}));
}

function single(file: string, bytes: Buffer): Font {
  const font = create(bytes);
  if (font.isCollection) throw new Error(`invalid font: ${file} (expected a single font)`);
  return font;
}
