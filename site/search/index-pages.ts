import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import type {AstroIntegration} from 'astro';
import {close, createIndex} from 'pagefind';

// Of what is written, the search page needs these alone: no script or style of a ready-made look.
const needed =
  /^(?:pagefind(?:-worker)?\.js|pagefind-entry\.json|wasm\.en.*|.*\.pf_meta|(?:index|fragment|filter)\/.*)$/;
const left = ['svg', 'nav', '.figure-notes', '.for-reader', '.pending', '[data-pagefind-filter="kind:Chapter"] table'];

/** Once the pages are built, writes an index of their words, titles and sections into pagefind/ beside them. */
export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {'astro:build:done': ({dir}) => indexPages(fileURLToPath(dir))},
  };
}

/** Indexes the pages in `folder` that name themselves in `data-pagefind-body`. */
async function indexPages(folder: string): Promise<void> {
  const {index, errors} = await createIndex({excludeSelectors: left});
  if (!index) throw new Error(`cannot index the pages: ${errors.join('; ')}`);
  try {
    const added = await index.addDirectory({path: folder});
    const {files, errors} = await index.getFiles();
    const problems = [...added.errors, ...errors];
    if (problems.length > 0) throw new Error(`cannot index the pages: ${problems.join('; ')}`);
    for (const file of files.filter((file) => needed.test(file.path))) {
      const place = path.join(folder, 'pagefind', file.path);
      await mkdir(path.dirname(place), {recursive: true});
      await writeFile(place, file.content);
    }
  } finally {
    await close();
  }
}
