import {existsSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {chromium} from 'playwright';
import {type OpenSite, pagesIn} from '../../scripts/audit/site-pages.ts';
import {buildSite as buildReport} from '../../scripts/build-site.ts';
import {serveSite} from '../../scripts/serve-site.ts';

export interface BuiltSite extends OpenSite {
  cache: string; // the folder of what the next build need not make again
  close: () => Promise<void>;
}

export const basePath = '/report/';

/** Why the site cannot be opened here; undefined where it can. */
export function whyNoBrowser(): string | undefined {
  if (executable()) return undefined;
  return 'no Chromium found (set CHROMIUM_PATH, or install chromium)';
}

/** How to start the browser of the tests, where there is one. */
export function browserOptions(): {executablePath: string; args: string[]} {
  return {executablePath: executable()!, args: flags()};
}

/** Builds the site from the records under a base path, serves it and opens a browser. */
export async function buildSite(): Promise<BuiltSite> {
  const parent = await mkdtemp(path.join(tmpdir(), 'clothes-and-digits-site-'));
  const folder = path.join(parent, basePath);
  const cache = path.join(parent, 'cache');
  await build(folder, cache);
  const server = await serveSite(folder, basePath, 0);
  const browser = await chromium.launch(browserOptions());
  return {
    folder,
    cache,
    base: basePath,
    origin: new URL(server.address).origin,
    pages: pagesIn(folder, basePath),
    browser,
    async close() {
      await browser.close();
      await server[Symbol.asyncDispose]();
      await rm(parent, {recursive: true});
    },
  };
}

/** Builds the site into `folder`, in `environment` but for where it will stand. Throws what the build said where it fails. */
export async function build(folder: string, cache: string, environment = process.env): Promise<void> {
  const stand = {BASE_PATH: basePath, SITE_URL: 'https://example.org', CACHE_DIR: cache};
  await buildReport(folder, {environment: {...environment, ...stand}, report: () => {}});
}

function executable(): string | undefined {
  const candidates = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    chromium.executablePath(),
  ];
  return candidates.find((candidate) => candidate && existsSync(candidate));
}

function flags(): string[] {
  const quiet = ['--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet;
}
