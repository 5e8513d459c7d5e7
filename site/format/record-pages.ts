import {globSync, readdirSync, readFileSync, statSync} from 'node:fs';
import path from 'node:path';
import {sha256} from '../../experiments/artifacts/content-key.ts';
import {stateOf} from '../../experiments/artifacts/file-state.ts';
import {type BuildCache, buildCache, noCache} from './build-cache.ts';
import {takeOver} from './last-build.ts';
import {readSettings} from './settings.ts';

// Of two thousand pages, all but a few tell of one record: a run, an image, a model. In none of those stands a chapter's
// prose, so a build after which nothing but prose has changed need not make them, or the index of their words, again.

/** The pages that tell of one record alone, in a built site, as globs have it. */
export const recordPages = '{runs/*,hard-images/*/*,models/*,records/*,confusions/*,look-alikes/*}/index.html';

const recordFiles = [
  recordPages,
  'pagefind-records/**',
  '{runs/*,models,records,figures}/*.json',
  '{predictions/*,networks,hard-images/*,firsts,images,map,splits}/*.*',
  '{figures,tables}/*.{csv,png,svg}',
];

/** Whether a file of the site comes of records alone, whatever stands in the chapters; `/` stands between its folders. */
export function comesOfRecords(file: string): boolean {
  return recordFiles.some((files) => path.posix.matchesGlob(file, files));
}

/** The file of a page or of anything else that is built, by its path without base. */
export function fileOf(address: string): string {
  const file = decodeURIComponent(address.slice(1)).replace(/(\.\w+)\/$/, '$1'); // Astro adds a slash to some
  return file === '' || file.endsWith('/') ? `${file}index.html` : file;
}

const {CACHE_DIR, FINAL_DIR, REPORT} = process.env;
const outFolder = process.env.OUT_DIR || 'dist';

/** What this build takes over from the last one. */
export const taken = takeOver(
  path.join(CACHE_DIR || 'node_modules/.astro', 'last-build.json'),
  outFolder,
  FINAL_DIR || outFolder,
);

// Astro's settings and the pages that it has bundled hold this module each, and ask for the same.
const shared: typeof globalThis & {digestOfSources?: string} = globalThis;

/** Of all that such files come from: records, code, packages and settings. */
export function digestOfSources(): string {
  const settings = readSettings();
  const places = placesOf(settings.artifacts, REPORT);
  shared.digestOfSources ??= digestOf(places, JSON.stringify(settings), buildCache('hashes'));
  return shared.digestOfSources;
}

/** The files and folders that what comes of records comes from; of a report its own pages, and whether it is printed. */
export function placesOf(artifacts: string, report?: string): string[] {
  const own = report ? globSync(['pages', '*.pdf'], {cwd: report}).map((name) => path.join(report, name)) : [];
  return ['site', 'experiments', 'astro.config.mjs', 'package-lock.json', artifacts, ...own];
}

/** The same of some files and folders, with all that is in them; of a file that is as it was, the hash may be kept. */
export function digestOf(places: readonly string[], settings: string, cache: BuildCache = noCache): string {
  const hashes = places.flatMap(filesOf).map((file) => `${file} ${hashOf(file, cache)}`);
  return sha256([settings, ...hashes].join('\n'));
}

/** The files below a folder, or the file itself, in a fixed order. */
function filesOf(place: string): string[] {
  const found = statSync(place, {throwIfNoEntry: false});
  if (!found?.isDirectory()) return found ? [place] : [];
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
