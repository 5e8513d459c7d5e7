// Prints the whole report as one PDF: npm run pdf -- --help

import {existsSync} from 'node:fs';
import {copyFile, glob, readFile, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {Command} from 'commander';
import {chromium} from 'playwright';
import {writeAtomically} from '../experiments/artifacts/files.ts';
import {chapters} from '../site/chapters.ts';
import {buildSite} from './build-site.ts';
import {failBriefly} from './fail-briefly.ts';
import {fixDates} from './pdf/fixed-dates.ts';
import {fixIds} from './pdf/fixed-ids.ts';
import {printReport} from './pdf/print.ts';
import {serveSite} from './serve-site.ts';
import {findChromium} from './setup/chromium.ts';

const file = 'site/public/clothes-and-digits.pdf';
const appendix = ['/glossary/', '/references/', '/reuse/']; // what the chapters refer to

failBriefly();
new Command('npm run pdf --')
  .description(`Prints the report as ${file}, and builds the report with a link to it.`)
  .addHelpText(
    'after',
    '\nWhat a reader opens on the page, as the tables behind figures, is not in it: the report has them as files. Its fonts\nare drawings without names (Type 3), as Chromium prints variable fonts; a journal that refuses those needs another way.',
  )
  .parse();

const executablePath = await findChromium();
const folder = path.resolve('dist');
const isFirst = !existsSync(file);
if (isFirst) await writeFile(file, ''); // the report links what is there
const pdf = await buildAndPrint().catch(async (error) => {
  if (isFirst) await rm(file);
  throw error;
});
await writeAtomically(file, pdf);
await copyFile(file, path.join(folder, path.basename(file)));
console.log(`${file}: ${(pdf.length / 1e6).toFixed(1)} MB`);

async function buildAndPrint(): Promise<Buffer> {
  await buildSite(folder);
  return fixIds(fixDates(await print(folder), await latestResult()));
}

async function print(site: string): Promise<Buffer> {
  await using server = await serveSite(site, process.env.BASE_PATH ?? '/', 0);
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({executablePath, args});
  try {
    return await printReport(browser, server.address, [...chapters.map(({path}) => path), ...appendix]);
  } finally {
    await browser.close();
  }
}

/** When the last trial ended: the date of the report. */
async function latestResult(): Promise<Date> {
  const artifacts = process.env.ARTIFACTS ?? 'artifacts';
  const dates: string[] = [];
  for await (const run of glob('trials/*/run.json', {cwd: artifacts}))
    dates.push(JSON.parse(await readFile(path.join(artifacts, run), 'utf8')).finishedAt);
  return new Date(dates.sort().at(-1) ?? 0);
}
