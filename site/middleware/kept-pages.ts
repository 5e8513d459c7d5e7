import {globSync, readFileSync, statSync} from 'node:fs';
import path from 'node:path';
import {sha256} from '../../experiments/artifacts/content-key.ts';
import {type BuildCache, buildCache} from '../format/build-cache.ts';
import {readSettings} from '../format/settings.ts';

// Of two thousand pages, all but a few tell of one run or one image. In none of those stands a chapter's prose, so a build
// after which nothing but prose has changed need not make them again.

/** Whether a page, by its path without base, tells of one record alone. */
export function tellsOfOneRecord(page: string): boolean {
  return /^\/(?:runs|hard-images)\/.+\/$/.test(page);
}

/** The page as an earlier build has kept it with the same `digest` of all that it comes from, or as it is made now. */
export async function keptPage(
  page: string,
  digest: string,
  make: () => Promise<string>,
  cache: BuildCache = buildCache('pages'),
): Promise<string> {
  const name = `${page.split('/').filter(Boolean).join('-')}.html`;
  const head = `${digest}\n`;
  const kept = cache.read(name)?.toString();
  if (kept?.startsWith(head)) return kept.slice(head.length);
  const made = await make();
  cache.write(name, head + made);
  return made;
}

let known: string | undefined;

/** Of everything that such pages come from: the records, the code, the packages and the settings. */
export function digestOfSources(): string {
  const settings = readSettings();
  known ??= digestOf('.', settings.artifacts, JSON.stringify(settings));
  return known;
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

/** Of a chapter what other pages have of it: its front matter, and what it imports. */
function withoutProse(file: string, content: Buffer): Buffer | string {
  if (!file.endsWith('.mdx')) return content;
  const [, frontMatter = '', body = ''] = content.toString().split(/^---$/m);
  return frontMatter + (body.match(/^import .*$/gm) ?? []).join('\n');
}
