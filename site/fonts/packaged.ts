export type FontFamily = 'inter' | 'source-serif-4';
export type FontStyle = 'normal' | 'italic';

/** The scripts that the packages have, each in a file of its own; the first is what most texts need. */
export const scripts = ['latin', 'latin-ext', 'greek', 'cyrillic', 'vietnamese'] as const;

export type Script = (typeof scripts)[number];

/** Where the package of a font has its letters of a script, in all weights. */
export function packagedFont(family: FontFamily, style: FontStyle, script: Script = 'latin'): string {
  return `node_modules/@fontsource-variable/${family}/files/${family}-${script}-wght-${style}.woff2`;
}
