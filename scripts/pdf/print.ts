import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import type {Browser, Page} from 'playwright';

/** Prints the pages of a site that is served at `address`, given by their paths, as one PDF with page numbers and bookmarks. */
export async function printReport(browser: Browser, address: string, paths: readonly string[]): Promise<Buffer> {
  // the page's policy knows the styles of that page alone
  const page = await browser.newPage({bypassCSP: true, colorScheme: 'light', reducedMotion: 'reduce'});
  await page.emulateMedia({media: 'print'});
  await page.goto(address);
  await assembleIn(
    page,
    paths.map((path) => `${address}${path.slice(1)}`),
  );
  await page.waitForLoadState('networkidle'); // pictures in SVG tell nobody when they are there
  return await page.pdf({preferCSSPageSize: true, printBackground: true, tagged: true, outline: true});
}

/** Runs `assemble(addresses)` in a page of the browser. */
export async function assembleIn(page: Page, addresses: readonly string[]): Promise<void> {
  const bundle = await build({
    entryPoints: [fileURLToPath(new URL('assemble.ts', import.meta.url))],
    ...{bundle: true, format: 'iife', globalName: 'pdf', write: false},
  });
  await page.evaluate(`${bundle.outputFiles[0]!.text}; pdf.assemble(${JSON.stringify(addresses)})`);
}
