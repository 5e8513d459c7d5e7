import {globSync, mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import type {AstroIntegration} from 'astro';
import {close, createIndex, type IndexFile} from 'pagefind';
import {buildCache, once} from '../format/build-cache.ts';
import {digestOfSources, recordPages} from '../format/record-pages.ts';

// Of what is written, the search page needs these alone: no script or style of a ready-made look.
const needed =
  /^(?:pagefind(?:-worker)?\.js|pagefind-entry\.json|wasm\.en.*|.*\.pf_meta|(?:index|fragment|filter)\/.*)$/;
const script = /\.js$|^wasm/; // one is enough for both indexes
const cache = buildCache('search');
const left = ['svg', 'nav', '.figure-notes', '.for-reader', '.pending', '[data-pagefind-filter="kind:Chapter"] table'];

/**
 * Once the pages are built, writes an index of their words, titles and sections beside them: of pages of one record into
 * pagefind-records/, which an earlier build may have kept, of all others into pagefind/.
 */
export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({dir}) => {
        const folder = fileURLToPath(dir);
        try {
          writeIndex(path.join(folder, 'pagefind'), await indexPages(folder, otherPages(folder)));
          const ofRecords = (await indexOfRecords(folder)).filter((file) => !script.test(file.path));
          writeIndex(path.join(folder, 'pagefind-records'), ofRecords);
        } finally {
          await close();
        }
      },
    },
  };
}

function otherPages(folder: string): string {
  const pages = globSync('**/*.html', {cwd: folder}).filter((file) => !path.matchesGlob(file, recordPages));
  return `{${pages.join(',')}}`;
}

async function indexOfRecords(folder: string): Promise<IndexFile[]> {
  const packed = await once(cache, `records ${digestOfSources()}`, async () => {
    const files = await indexPages(folder, recordPages);
    return JSON.stringify(files.map(({path, content}) => [path, Buffer.from(content).toString('base64')]));
  });
  const files: [path: string, content: string][] = JSON.parse(packed.toString());
  return files.map(([path, content]) => ({path, content: Buffer.from(content, 'base64')}));
}

/** Indexes those pages in `folder` that name themselves in `data-pagefind-body`. */
async function indexPages(folder: string, glob: string): Promise<IndexFile[]> {
  const {index, errors} = await createIndex({excludeSelectors: left});
  if (!index) throw new Error(`cannot index the pages: ${errors.join('; ')}`);
  const added = await index.addDirectory({path: folder, glob});
  const {files, errors: others} = await index.getFiles();
  const problems = [...added.errors, ...others];
  if (problems.length > 0) throw new Error(`cannot index the pages: ${problems.join('; ')}`);
  return files.filter((file) => needed.test(file.path));
}

function writeIndex(folder: string, files: readonly IndexFile[]): void {
  const places = files.map((file) => path.join(folder, file.path));
  for (const part of new Set(places.map((place) => path.dirname(place)))) mkdirSync(part, {recursive: true});
  for (const [at, {content}] of files.entries()) writeFileSync(places[at]!, content);
}
