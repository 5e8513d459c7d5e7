// Prints the whole report as one PDF: npm run pdf -- --help

import {glob, readFile} from 'node:fs/promises';
import path from 'node:path';
import {Command} from 'commander';
import {chromium} from 'playwright';
import {writeAtomically} from '../experiments/artifacts/files.ts';
import {chapters} from '../site/chapters.ts';
import {buildSite} from './build-site.ts';
import {failBriefly} from './fail-briefly.ts';
import {assemble} from './pdf/assemble.ts';
import {fixDates} from './pdf/fixed-dates.ts';
import {serveSite} from './serve-site.ts';
import {findChromium} from './setup/chromium.ts';

const file = 'site/public/clothes-and-digits.pdf';

failBriefly();
new Command('npm run pdf --')
  .description(`Prints the whole report as ${file}, and builds the report with a link to it.`)
  .parse();

const executablePath = await findChromium();
const folder = path.resolve('dist');
await buildSite(folder);
const pdf = await print(folder);
await writeAtomically(file, fixDates(pdf, await latestResult()));
await buildSite(folder);
console.log(`${file}: ${(pdf.length / 1e6).toFixed(1)} MB`);

async function print(site: string): Promise<Buffer> {
  await using server = await serveSite(site, process.env.BASE_PATH ?? '/', 0);
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({executablePath, args});
  try {
    // the page's policy knows the styles of that page alone
    const page = await browser.newPage({bypassCSP: true, colorScheme: 'light', reducedMotion: 'reduce'});
    await page.goto(server.address);
    await page.evaluate(
      assemble,
      chapters.map(({path}) => `${server.address}${path.slice(1)}`),
    );
    return await page.pdf({
      format: 'A4',
      margin: {top: '20mm', bottom: '20mm', left: '18mm', right: '18mm'},
      printBackground: true,
      tagged: true,
      outline: true,
    });
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
