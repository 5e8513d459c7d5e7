import {globSync, readFileSync, statSync} from 'node:fs';
import path from 'node:path';
import {sha256} from '../../experiments/artifacts/content-key.ts';
import {readSettings} from './settings.ts';

// Of two thousand pages, all but a few tell of one record: a run, an image, a model. In none of those stands a chapter's
// prose, so a build after which nothing but prose has changed need not make them, or the index of their words, again.

/** The pages that tell of one record alone, in a built site, as globs have it. */
export const recordPages = '{runs/*,hard-images/*/*,models/*,records/*,confusions/*,look-alikes/*}/index.html';

/** Whether a page, by its path without base, is one of them. */
export function tellsOfOneRecord(page: string): boolean {
  return path.matchesGlob(`${page.slice(1)}index.html`, recordPages);
}

// Astro's settings and the pages that it has bundled hold this module each, and ask for the same.
const shared: typeof globalThis & {digestOfSources?: string} = globalThis;

/** Of everything that such pages come from: the records, the code, the packages and the settings. */
export function digestOfSources(): string {
  const settings = readSettings();
  shared.digestOfSources ??= digestOf('.', settings.artifacts, JSON.stringify(settings));
  return shared.digestOfSources;
}

/** The same of a checkout and a folder of results. */
export function digestOf(checkout: string, artifacts: string, settings: string): string {
  const code = ['site/**', 'experiments/**', 'astro.config.mjs', 'package-lock.json'];
  const read = (folder: string, patterns: string[]) =>
    globSync(patterns, {cwd: folder})
      .sort()
      .filter((file) => statSync(path.join(folder, file)).isFile())
      .map((file) => `${file} ${sha256(withoutProse(file, readFileSync(path.join(folder, file))))}`);
  return sha256([settings, ...read(checkout, code), ...read(artifacts, ['**'])].join('\n'));
}

/** Of a chapter what other pages have of it: its front matter, what it imports, its headings, figures and other tags. */
function withoutProse(file: string, content: Buffer): Buffer | string {
  if (!file.endsWith('.mdx')) return content;
  const [, frontMatter = '', ...body] = content.toString().split(/^---$/m);
  return frontMatter + (body.join('').match(/^(?:import|#+) .*$|<[A-Za-z/][^>]*>/gm) ?? []).join('\n');
}
