import {globSync, mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import type {AstroIntegration} from 'astro';
import {close, createIndex, type IndexFile} from 'pagefind';
import {comesOfRecords, digestOfSources, recordPages, taken} from '../format/record-pages.ts';

// Of what is written, the search page needs these alone: no script or style of a ready-made look.
const needed =
  /^(?:pagefind(?:-worker)?\.js|pagefind-entry\.json|wasm\.en.*|.*\.pf_meta|(?:index|fragment|filter)\/.*)$/;
const indexOfRecords = 'pagefind-records';
const script = /\.js$|^wasm/; // one is enough for both indexes
const left = [
  ...['svg', 'nav', '.figure-notes', '.for-reader', '.pending', '[data-pagefind-filter="kind:Chapter"] table'],
  ...['table.data', 'table.confusion', 'td code'], // numbers and digests
];

/**
 * Once the pages are built, writes an index of their words, titles and sections beside them: of pages of one record into
 * pagefind-records/, which may be taken over from the last build, of all others into pagefind/.
 */
export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({dir}) => {
        const folder = fileURLToPath(dir);
        try {
          writeIndex(path.join(folder, 'pagefind'), await indexPages(folder, otherPages(folder)));
          if (!taken.folder(indexOfRecords, digestOfSources())) {
            const files = (await indexPages(folder, recordPages)).filter((file) => !script.test(file.path));
            writeIndex(path.join(folder, indexOfRecords), files);
          }
          taken.note(digestOfSources(), comesOfRecords);
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
