// Holds the built pages against what they must reach: npm run audit -- --help

import {statSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {Command} from 'commander';
import {readSettings} from '../site/format/settings.ts';
import {findFaults} from './audit/faults.ts';
import {freePort, openBrowser} from './audit/open-browser.ts';
import {copyPacked} from './audit/pack.ts';
import {rateUntilGood} from './audit/rate.ts';
import {type Audited, renderTable, shortfalls} from './audit/report.ts';
import {choosePages, type OpenSite, pagesIn} from './audit/site-pages.ts';
import {lookAt, visitEach} from './audit/visit.ts';
import {buildSite} from './build-site.ts';
import {failBriefly} from './fail-briefly.ts';
import {interruptible} from './interruptible.ts';
import {reportFolders} from './report-folders.ts';
import {serveSite} from './serve-site.ts';
import {findChromium} from './setup/chromium.ts';

failBriefly();
const options = new Command('npm run audit --')
  .description('Builds the report, opens its pages in Chromium, and holds each against its goals.')
  .option('--site <folder>', 'a report that is built already (BASE_PATH: for which path), instead of building one')
  .option('--pages <paths...>', 'these pages alone, as in / /methods/')
  .addHelpText(
    'after',
    '\nPages at the top are all looked at in full, and of those made alike the shortest, the middle and the longest;\nthe others are opened for a moment. Exit code: 0 all goals are reached, 1 some are not.',
  )
  .parse()
  .opts<{site?: string; pages?: string[]}>();

const {base} = readSettings();
const executablePath = await findChromium();
const built = path.resolve(options.site ?? reportFolders().site);
if (!options.site) await buildSite(built);
else if (!statSync(built, {throwIfNoEntry: false})?.isDirectory())
  throw new Error(`invalid site: ${built} (expected the folder of a report that is built)`);
const faults = await interruptible(auditCopy);
for (const fault of faults) console.log(fault);
console.log(faults.length === 0 ? 'every goal is reached' : `${faults.length} goals are not reached`);
if (faults.length > 0) process.exitCode = 1;

async function auditCopy(signal: AbortSignal): Promise<string[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'audit-'));
  try {
    return await audit(folder, signal);
  } finally {
    await rm(folder, {recursive: true});
  }
}

/** Looks at all pages, prints the table, and resolves to what falls short. */
async function audit(folder: string, signal: AbortSignal): Promise<string[]> {
  await copyPacked(built, folder);
  const pages = pagesIn(folder, base);
  if (pages.length === 0) throw new Error(`invalid site: ${built} has no pages (expected a report that is built)`);
  await using server = await serveSite(folder, base, 0);
  const port = await freePort();
  await using opened = await openBrowser(executablePath, signal, port);
  const site: OpenSite = {
    folder,
    base,
    origin: new URL(server.address).origin,
    pages,
    browser: opened.browser,
  };
  const chosen = options.pages?.map((page) => findPage(site, page)) ?? choosePages(site);
  const audited: Audited[] = [];
  for await (const visit of visitEach(site, chosen)) {
    console.error(`${audited.length + 1} of ${chosen.length}: ${visit.address}`);
    audited.push({visit, rating: await rateUntilGood(site.origin + visit.address, port)});
  }
  console.log(renderTable(audited));
  const others = options.pages ? [] : await glance(site, new Set(chosen));
  return [...audited.flatMap(shortfalls), ...others, ...findFaults(site)];
}

/** A page by its path below the base, with a slash before and after it or without. */
function findPage({base, pages}: OpenSite, name: string): string {
  const page = path.posix.join(base, name);
  const found = [page, `${page}/`].find((address) => pages.includes(address));
  if (found !== undefined) return found;
  throw new Error(`invalid page: ${name} (expected one of the report's ${pages.length}, as in / or /methods/)`);
}

/** Opens the pages that are not looked at in full. */
async function glance(site: OpenSite, seen: ReadonlySet<string>): Promise<string[]> {
  const context = await site.browser.newContext();
  const faults: string[] = [];
  for (const page of site.pages.filter((page) => !seen.has(page)))
    faults.push(...(await lookAt(context, site, page)).map((trouble) => `${page}: ${trouble}`));
  await context.close();
  console.log(`and ${site.pages.length - seen.size} pages opened for a moment; all ${site.pages.length} read as files`);
  return faults;
}
