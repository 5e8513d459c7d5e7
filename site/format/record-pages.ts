import {readdirSync, readFileSync, statSync} from 'node:fs';
import path from 'node:path';
import {sha256} from '../../experiments/artifacts/content-key.ts';
import {stateOf} from '../../experiments/artifacts/file-state.ts';
import {type BuildCache, buildCache, noCache} from './build-cache.ts';
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
  shared.digestOfSources ??= digestOf('.', settings.artifacts, JSON.stringify(settings), buildCache('hashes'));
  return shared.digestOfSources;
}

/** The same of a checkout and a folder of results; of a file that is as it was, the hash may be kept. */
export function digestOf(checkout: string, artifacts: string, settings: string, cache: BuildCache = noCache): string {
  const code = ['site', 'experiments', 'astro.config.mjs', 'package-lock.json'].map((name) =>
    path.join(checkout, name),
  );
  const hashes = [...code, artifacts].flatMap(filesOf).map((file) => `${file} ${hashOf(file, cache)}`);
  return sha256([settings, ...hashes].join('\n'));
}

/** The files below a folder, or the file itself, in a fixed order. */
function filesOf(place: string): string[] {
  if (statSync(place).isFile()) return [place];
  const all = readdirSync(place, {recursive: true}).map((name) => path.join(place, String(name)));
  return all.filter((file) => statSync(file).isFile()).sort();
}

function hashOf(file: string, cache: BuildCache): string {
  const state = `${file} ${stateOf(file)}`;
  const known = cache.read(state)?.toString();
  if (known) return known;
  const hash = sha256(withoutProse(file, readFileSync(file)));
  cache.write(state, hash);
  return hash;
}

/** Of a chapter what other pages have of it: its front matter, what it imports, its headings, figures and other tags. */
function withoutProse(file: string, content: Buffer): Buffer | string {
  if (!file.endsWith('.mdx')) return content;
  const [, frontMatter = '', ...body] = content.toString().split(/^---$/m);
  return frontMatter + (body.join('').match(/^(?:import|#+) .*$|<[A-Za-z/][^>]*>/gm) ?? []).join('\n');
}
