import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import type {AstroIntegration} from 'astro';

/** A text with the line ends that it has in the repository, whatever git or an editor made of them here. */
export function withPlainEnds(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** Sees to it that the same report is built from sources whose lines end in CR LF. */
export function plainLineEnds(): AstroIntegration {
  let publicFolder: string;
  return {
    name: 'plain-line-ends',
    hooks: {
      'astro:config:setup': ({config, updateConfig}) => {
        publicFolder = fileURLToPath(config.publicDir);
        updateConfig({vite: {plugins: [plainSources(fileURLToPath(config.srcDir))]}});
      },
      'astro:build:done': ({dir}) => {
        for (const file of ['_headers', 'favicon.svg']) smooth(path.join(publicFolder, file), fileURLToPath(dir));
      },
    },
  };
}

/** A plugin of Vite that reads the texts below `folder`, as code and as `?raw`. */
export function plainSources(folder: string) {
  return {
    name: 'plain-line-ends',
    enforce: 'pre' as const,
    load(id: string): string | undefined {
      const [file = '', query] = id.split('?');
      if (!file.startsWith(folder) || (query !== undefined && query !== 'raw') || !existsSync(file)) return undefined;
      const text = readFileSync(file, 'utf8');
      if (!text.includes('\r\n')) return undefined;
      return query ? `export default ${JSON.stringify(withPlainEnds(text))}` : withPlainEnds(text);
    },
  };
}

/** Writes a public file anew among those that were built, where its line ends differ. */
function smooth(file: string, built: string): void {
  const text = readFileSync(file, 'utf8');
  if (text.includes('\r\n')) writeFileSync(path.join(built, path.basename(file)), withPlainEnds(text));
}
