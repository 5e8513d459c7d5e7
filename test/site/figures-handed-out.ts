import {existsSync, globSync, readFileSync} from 'node:fs';
import path from 'node:path';
import type {Browser} from 'playwright';
import sharp from 'sharp';

/** The ids of the figures that have a page of their own in a built site. */
export function takenIn(folder: string): string[] {
  return globSync('figures/*/index.html', {cwd: folder}).map((file) => path.basename(path.dirname(file)));
}

/** What is wrong with the files of figures, and with the pages that show them alone. */
export async function figureFaults(folder: string, browser: Browser): Promise<string[]> {
  const page = await browser.newPage();
  const faults: string[] = [];
  for (const id of takenIn(folder)) {
    const [svg, html] = [`${id}.svg`, `${id}/index.html`].map((file) =>
      readFileSync(path.join(folder, 'figures', file), 'utf8'),
    );
    const read = await page.evaluate(readDrawing, svg!);
    const found = [
      ...drawingFaults(svg!, read),
      ...(await pictureFaults(path.join(folder, 'figures', `${id}.png`), read.width)),
      ...(/<script\b/.test(withoutValues(html!)) ? ['a script in its page'] : []),
      ...(/<meta name="robots" content="noindex">/.test(html!) ? [] : ['its page may be found']),
      ...(/data-pagefind-body/.test(html!) ? ['its page is searched'] : []),
    ];
    faults.push(...found.map((fault) => `${id}: ${fault}`));
  }
  await page.close();
  return faults;
}

/** A page without the values of its attributes, in which any sign may stand, as in the name of a class. */
function withoutValues(html: string): string {
  return html.replace(/="[^"]*"/g, '');
}

interface Drawing {
  error: string | undefined;
  title: string;
  description: string;
  words: string; // all that is drawn of text
  width: number;
}

/** Reads an SVG in a browser. */
function readDrawing(svg: string): Drawing {
  const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  const textOf = (name: string) => root.querySelector(`:scope > ${name}`)?.textContent ?? '';
  return {
    error: root.querySelector('parsererror')?.textContent ?? undefined,
    title: textOf('title'),
    description: textOf('desc'),
    words: [...root.querySelectorAll('text')].map(({textContent}) => textContent).join(' '),
    width: Number(root.getAttribute('width')),
  };
}

function drawingFaults(svg: string, {error, title, description, words}: Drawing): string[] {
  const outside = [...svg.matchAll(/(?:href|src)="(?!#|data:image\/png)([^"]*)"|url\((?!#)([^)]*)\)/g)].map(
    ([all]) => all,
  );
  return [
    ...(error ? [`no XML: ${error}`] : []),
    ...(title && words.includes(title) ? [] : [`the title “${title}” is not drawn: ${words.slice(0, 100)}`]),
    ...(description ? [] : ['no description']),
    ...(/var\(--|color-mix|class="layer/.test(svg) ? ['a colour of the page'] : []),
    ...outside.map((reference) => `refers to ${reference}`),
    ...(/NaN|undefined|Infinity/.test(svg.replace(/data:[^"]*/g, '')) ? ['NaN, undefined or Infinity'] : []),
  ];
}

async function pictureFaults(file: string, width: number): Promise<string[]> {
  if (!existsSync(file)) return ['no picture'];
  const picture = await sharp(file).metadata();
  return picture.width === 2 * width ? [] : [`a picture ${picture.width} pixels wide (expected twice ${width})`];
}
