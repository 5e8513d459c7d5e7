import {access, constants, cp, mkdir, readdir, rename, stat} from 'node:fs/promises';
import path from 'node:path';
import {readSettings} from '../site/format/settings.ts';
import {complaintOf} from './build-complaint.ts';
import {reportFolders} from './report-folders.ts';
import {runToEnd} from './setup/child.ts';
import {machine, type SetupEffects} from './setup/effects.ts';
import {withDraft} from './setup/put-in-place.ts';
import {cannotWrite, replaceFolder} from './setup/replace-folder.ts';

/** A built site. */
export interface SiteSize {
  pages: number;
  bytes: number;
  seconds: number;
}

/**
 * Builds the report into `folder` from the results in artifacts/ (or ARTIFACTS). Needs nothing but node_modules. Where it
 * fails or is stopped by Ctrl-C, `folder` is as it was.
 */
export async function buildSite(folder: string, effects: Partial<SetupEffects> = {}): Promise<SiteSize> {
  const {environment, packagesFolder, report} = {...machine, ...effects};
  const {artifacts} = readSettings(environment);
  const checkout = path.dirname(packagesFolder);
  await checkCheckout(checkout);
  const start = performance.now();
  report('building the report ...');
  await replaceFolder(folder, async (draft) => {
    // within the checkout: elsewhere Astro keeps what it makes in between where another build keeps its own
    await withDraft(path.join(checkout, 'report'), async (made) => {
      await mkdir(made);
      const {code, output, complaint} = await runToEnd(
        process.execPath,
        [path.join(packagesFolder, 'astro', 'bin', 'astro.mjs'), 'build'],
        {
          environment: {
            ...environment,
            ARTIFACTS: artifacts,
            CACHE_DIR: environment.CACHE_DIR || reportFolders(environment).cache,
            OUT_DIR: made,
            FINAL_DIR: folder,
            NODE_ENV: 'production', // whatever the user's is: it would build another report
            ASTRO_TELEMETRY_DISABLED: '1',
          },
          folder: checkout,
        },
      );
      if (code !== 0) throw complaintOf(folder, output, complaint);
      await move(made, draft);
    });
  });
  return {...(await measure(folder)), seconds: (performance.now() - start) / 1000};
}

/**
 * Fails where a build cannot be made in a checkout: Vite reads `#` and `?` in a path as parts of an address and `*` as any
 * name, Astro writes the path between quotes, and a backslash becomes a slash.
 */
async function checkCheckout(checkout: string): Promise<void> {
  const odd = /[#?*"\\\n\r]/.exec(checkout)?.[0];
  if (odd)
    throw new Error(
      `cannot build the report in ${checkout}: its path holds ${JSON.stringify(odd)} (move the checkout to a folder without # ? * " \\ in its path)`,
    );
  await access(checkout, constants.W_OK).catch((error) => {
    throw cannotWrite(checkout, error);
  });
}

/** Moves a folder, to another disk by copying it. */
async function move(from: string, to: string): Promise<void> {
  await rename(from, to).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EXDEV') throw error;
    return cp(from, to, {recursive: true});
  });
}

async function measure(folder: string): Promise<Omit<SiteSize, 'seconds'>> {
  const files = (await readdir(folder, {recursive: true, withFileTypes: true})).filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async ({parentPath, name}) => (await stat(path.join(parentPath, name))).size),
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return {pages: files.filter(({name}) => name.endsWith('.html')).length, bytes};
}
