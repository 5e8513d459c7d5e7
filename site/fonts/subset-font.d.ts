declare module 'subset-font' {
  interface Options {
    targetFormat: 'woff2' | 'sfnt';
    keepFeatures?: string[]; // by their OpenType tags
    noHinting?: boolean;
    variationAxes: Record<string, number | {min: number; max: number}>;
  }

  /** Resolves to a font with the characters of `text` alone. */
  export default function subsetFont(font: Buffer, text: string, options: Options): Promise<Buffer>;
}
