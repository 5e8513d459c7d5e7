import {gzipSync} from 'node:zlib';
import type {Page, Response} from 'playwright';

/** How much a page loads before the reader does anything, in kB, 1 kB = 1000 bytes. */
export interface Weight {
  page: number; // all but images
  images: number;
}

const packed = /^(?:image\/(?!svg)|font\/|video\/|application\/(?:octet-stream|pdf|wasm))/;

/**
 * From now on collects what `page` loads; the function returned says how much that is so far. Bodies count, text gzipped
 * as a host would send it, so that the number is the same whoever serves the page, and however fast.
 */
export function weighLoads(page: Page): () => Promise<Weight> {
  const answers: Response[] = [];
  page.on('response', (answer) => answers.push(answer));
  return async () => {
    const loads = await Promise.all(answers.map(weighOne));
    const sum = (isImage: boolean) =>
      loads.reduce((total, load) => total + (load.isImage === isImage ? load.bytes : 0), 0) / 1000;
    return {page: sum(false), images: sum(true)};
  };
}

async function weighOne(answer: Response): Promise<{isImage: boolean; bytes: number}> {
  const type = answer.headers()['content-type'] ?? '';
  const body = await answer.body();
  return {isImage: type.startsWith('image/'), bytes: packed.test(type) ? body.length : gzipSync(body).length};
}
