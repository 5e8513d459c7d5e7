export type FontFamily = 'inter' | 'source-serif-4';
export type FontStyle = 'normal' | 'italic';

/** Where the package of a font has its Latin letters, in all weights. */
export function packagedFont(family: FontFamily, style: FontStyle): string {
  return `node_modules/@fontsource-variable/${family}/files/${family}-latin-wght-${style}.woff2`;
}
