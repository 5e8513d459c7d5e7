import {readdir, stat} from 'node:fs/promises';
import path from 'node:path';
import {runToEnd} from './setup/child.ts';
import {machine, type SetupEffects} from './setup/effects.ts';

/** A built site. */
export interface SiteSize {
  pages: number;
  bytes: number;
  seconds: number;
}

/** Builds the report into `folder` from the results in artifacts/ (or ARTIFACTS). Needs nothing but node_modules. */
export async function buildSite(folder: string, effects: Partial<SetupEffects> = {}): Promise<SiteSize> {
  const {environment, packagesFolder, report} = {...machine, ...effects};
  const start = performance.now();
  report('building the report ...');
  const {code, output, complaint} = await runToEnd(
    process.execPath,
    [path.join(packagesFolder, 'astro', 'bin', 'astro.mjs'), 'build'],
    {
      environment: {...environment, OUT_DIR: folder, ASTRO_TELEMETRY_DISABLED: '1'},
      folder: path.dirname(packagesFolder),
    },
  );
  if (code !== 0)
    throw new Error(`cannot build the report:\n${output.trim().split('\n').slice(-20).join('\n')}\n${complaint}`);
  return {...(await measure(folder)), seconds: (performance.now() - start) / 1000};
}

async function measure(folder: string): Promise<Omit<SiteSize, 'seconds'>> {
  const files = (await readdir(folder, {recursive: true, withFileTypes: true})).filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async ({parentPath, name}) => (await stat(path.join(parentPath, name))).size),
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return {pages: files.filter(({name}) => name.endsWith('.html')).length, bytes};
}
