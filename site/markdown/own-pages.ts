import {copyFileSync, existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import type {AstroIntegration} from 'astro';
import {withPlainEnds} from '../format/line-ends.ts';
import {type ChapterPage, ownPages} from '../report/own-pages.ts';
import {pdfFile, pdfName} from '../report/sets.ts';

/** Has the pages of a report's own built as if they stood in site/pages/, and its PDF handed out. */
export function ownReport(): AstroIntegration {
  return {
    name: 'own-report',
    hooks: {
      'astro:config:setup': ({config, updateConfig}) => {
        const folder = fileURLToPath(new URL('pages', config.srcDir));
        updateConfig({vite: {plugins: [ownSources(folder, ownPages)]}});
      },
      'astro:build:done': ({dir}) => {
        if (process.env.REPORT && existsSync(pdfFile)) copyFileSync(pdfFile, path.join(fileURLToPath(dir), pdfName));
      },
    },
  };
}

const added = 'virtual:added-pages';

/** What Vite lends its plugins. */
interface Context {
  addWatchFile(file: string): void;
}

/** A plugin of Vite that reads a report's own pages as if they stood in `folder`, and pictures that lie beside them. */
export function ownSources(folder: string, pages: readonly Pick<ChapterPage, 'file' | 'path' | 'isAdded'>[]) {
  const own = new Map(pages.map(({file}) => [path.join(folder, path.basename(file)), file]));
  return {
    name: 'own-pages',
    enforce: 'pre' as const,
    resolveId(source: string, importer = ''): string | undefined {
      if (source === added || own.has(source)) return source;
      const page = own.get(importer.split('?')[0]!);
      const beside = page && source.startsWith('.') && path.resolve(path.dirname(page), source);
      return beside && existsSync(beside) ? beside : undefined;
    },
    load(this: Context, id: string): string | undefined {
      if (id === added) return importAll(folder, pages);
      const file = own.get(id);
      if (file) this.addWatchFile(file);
      return file && withPlainEnds(readFileSync(file, 'utf8'));
    },
  };
}

/** A module that has what is to be shown of the pages that are added, by their paths. */
function importAll(folder: string, pages: readonly Pick<ChapterPage, 'file' | 'path' | 'isAdded'>[]): string {
  const those = pages.filter(({isAdded}) => isAdded);
  const imports = those.map(
    ({file}, place) => `import page${place} from ${JSON.stringify(path.join(folder, path.basename(file)))};`,
  );
  const entries = those.map((page, place) => `${JSON.stringify(page.path)}: page${place}`);
  return `${imports.join('\n')}\nexport const added = {${entries.join(', ')}};`;
}
