import {globSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {dataFolder} from '../../../scripts/setup/cache-folder.ts';
import {runToEnd} from '../../../scripts/setup/child.ts';
import {ensureNumpy} from '../../../scripts/setup/numpy.ts';

const script = fileURLToPath(new URL('recompute.py', import.meta.url));

/** What an independent reader makes of the files that a built site hands out. */
export interface Recomputed {
  weights: {
    path: string;
    kinds: string[]; // of layers
    numbers: number; // in the file
    described: number; // by the arrays
    accuracy: number; // on the images that were tried
    given: number | null; // the same by the probabilities handed out; null: there are none
    difference: number | null; // the largest of a probability
    'difference by views': number | null;
  }[];
  cards: {card: string; dataset: string; kind: string; accuracy: number; said: number}[];
}

/** Reads them, with so many images through each network. */
export async function recompute(site: string, images: number): Promise<Recomputed> {
  const environment = {...process.env, PYTHONPATH: await ensureNumpy()};
  const {code, output, complaint} = await runToEnd('python3', [script, site, dataFolder(), String(images)], {
    environment,
  });
  if (code !== 0) throw new Error(`the reader of what is handed out failed:\n${complaint}`);
  return JSON.parse(output) as Recomputed;
}

/** The addresses in the site's JSON files, but for those of charts and records. */
export function addressesInData(site: string): {file: string; address: string}[] {
  return globSync('{models,networks,data-sheets}/*.json', {cwd: site}).flatMap((file) => {
    const text = readFileSync(path.join(site, file), 'utf8');
    return [...text.matchAll(/"(\/[^"\s]*)"/g)].map(([, address]) => ({file, address: address!}));
  });
}
