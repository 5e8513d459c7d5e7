// Prints the whole report as one PDF: npm run pdf -- --help

import {existsSync, rmSync, statSync} from 'node:fs';
import {glob, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {Command} from 'commander';
import {writeAtomically} from '../experiments/artifacts/files.ts';
import {readSettings} from '../site/format/settings.ts';
import {pdfFile as file} from '../site/report/sets.ts';
import {openBrowser} from './audit/open-browser.ts';
import {buildSite} from './build-site.ts';
import {failBriefly} from './fail-briefly.ts';
import {interruptible} from './interruptible.ts';
import {fixDates} from './pdf/fixed-dates.ts';
import {fixIds} from './pdf/fixed-ids.ts';
import {printReport} from './pdf/print.ts';
import {reportFolders} from './report-folders.ts';
import {serveSite} from './serve-site.ts';
import {findChromium} from './setup/chromium.ts';
import {replaceFolder} from './setup/replace-folder.ts';

const appendix = ['/glossary/', '/references/', '/reuse/']; // what the chapters refer to

failBriefly();
new Command('npm run pdf --')
  .description(`Prints the report as ${file}, and builds the report with a link to it.`)
  .addHelpText(
    'after',
    '\nWhat a reader opens on the page, as the tables behind figures, is not in it: the report has them as files. Its fonts\nare drawings without names (Type 3), as Chromium prints variable fonts; a journal that refuses those needs another way.',
  )
  .parse();

const settings = readSettings();
const executablePath = await findChromium();
const {site: folder} = reportFolders();
if (isEmpty(file)) {
  await writeFile(file, ''); // the report links what is there
  process.once('exit', () => isEmpty(file) && rmSync(file));
}
const pdf = await interruptible(buildAndPrint);
console.log(`${file}: ${(pdf.length / 1e6).toFixed(1)} MB`);

/** Builds the report, prints it, and puts both in their places once both are whole. */
async function buildAndPrint(signal: AbortSignal): Promise<Buffer> {
  let pdf: Buffer = Buffer.alloc(0);
  await replaceFolder(folder, async (draft) => {
    await buildSite(draft);
    pdf = fixIds(fixDates(await print(draft, signal), await latestResult()));
    await writeFile(path.join(draft, path.basename(file)), pdf);
    await writeAtomically(file, pdf);
  });
  return pdf;
}

async function print(site: string, signal: AbortSignal): Promise<Buffer> {
  const {chapters} = await import('../site/report/chapters.ts'); // once the build has said what is wrong with them
  const isBuilt = (page: string) => existsSync(path.join(site, page, 'index.html'));
  const pages = [...chapters.map((chapter) => chapter.path).filter(isBuilt), ...appendix];
  await using server = await serveSite(site, settings.base, 0);
  await using opened = await openBrowser(executablePath, signal);
  return await printReport(opened.browser, server.address, pages);
}

/** True too where there is no such file. */
function isEmpty(file: string): boolean {
  return (statSync(file, {throwIfNoEntry: false})?.size ?? 0) === 0;
}

/** When the last trial ended: the date of the report. */
async function latestResult(): Promise<Date> {
  const {artifacts} = settings;
  const dates: string[] = [];
  for await (const run of glob('trials/*/run.json', {cwd: artifacts}))
    dates.push(JSON.parse(await readFile(path.join(artifacts, run), 'utf8')).finishedAt);
  return new Date(dates.sort().at(-1) ?? 0);
}
