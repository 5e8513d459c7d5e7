import type {Figure} from './figure.ts';

type Exports = Readonly<Record<string, unknown>>;

/** Every figure: what the files of the chapters' folders export, alone or in a list. */
export const figures: Figure[] = Object.values(await load())
  .flatMap((exported) => Object.values(exported).flat())
  .filter(isFigure);

/** The figure of that id. Throws naming what exists. */
export function figureNamed(id: string): Figure {
  const figure = figures.find((each) => each.id === id);
  if (!figure) throw new Error(`unknown figure: ${id} (expected one of ${figures.map((each) => each.id).join(', ')})`);
  return figure;
}

/** In a build of the site Vite finds the files; elsewhere Node does. */
async function load(): Promise<Record<string, Exports>> {
  if (import.meta.env) return import.meta.glob<Exports>('./*/*.ts', {eager: true});
  const {globSync} = await import('node:fs');
  const files = globSync('*/*.ts', {cwd: import.meta.dirname}).sort();
  const exported = files.map(async (file) => [file, await import(/* @vite-ignore */ `./${file}`)] as const);
  return Object.fromEntries(await Promise.all(exported));
}

function isFigure(exported: unknown): exported is Figure {
  return typeof exported === 'object' && exported !== null && 'finding' in exported && 'sources' in exported;
}
