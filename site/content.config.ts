import {defineCollection} from 'astro:content';
import {createHash} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import type {Loader} from 'astro/loaders';
import {z} from 'astro/zod';
import {withPlainEnds} from './line-ends.ts';
import {recordCollections} from './record-collections.ts';
import {readBesideIn, readNumbersIn, sizeIn} from './records-folder.ts';
import {readSettings} from './settings.ts';

// The only file that knows where the records lie.
const {artifacts} = readSettings();

/** The works of a BibTeX file, one entry each; formatted again only when the file or the formatting has changed. */
function works(file: string): Loader {
  return {
    name: `works:${file}`,
    async load({store, meta, parseData}) {
      const bibtex = withPlainEnds(await readFile(file, 'utf8'));
      const formatting = await readFile('site/bibliography.ts', 'utf8');
      const digest = createHash('sha256').update(bibtex).update(formatting).digest('hex');
      if (meta.get('digest') === digest && store.keys().length > 0) return;
      const {formatWorks} = await import('./bibliography.ts');
      store.clear();
      for (const [place, {id, ...work}] of formatWorks(bibtex).entries())
        store.set({id, data: await parseData({id, data: {...work, place}, filePath: file})});
      meta.set('digest', digest);
    },
  };
}

const workSchema = z.strictObject({
  place: z.int().nonnegative(), // in the list of references
  label: z.string(), // "Xiao et al., 2017"
  html: z.string(),
  text: z.string(),
});

const records = recordCollections(artifacts);

export const collections = {
  works: defineCollection({loader: works('site/references.bib'), schema: workSchema}),
  speed: defineCollection(records.speed),
  profile: defineCollection(records.profile),
  headline: defineCollection(records.headline),
  readings: defineCollection(records.readings),
  datasets: defineCollection(records.datasets),
  lookAlikes: defineCollection(records.lookAlikes),
  findings: defineCollection(records.findings),
  searches: defineCollection(records.searches),
  studies: defineCollection(records.studies),
  results: defineCollection(records.results),
  runs: defineCollection(records.runs),
};

/** Reads a file that lies beside a record, and makes something of it. */
export const makeBeside = <Value>(
  folder: string,
  file: string,
  make: (bytes: Buffer, name: string) => Promise<Value>,
): Promise<Value> => readBesideIn(artifacts, folder, file, make);

/** Reads a file that lies beside a record. */
export const readBeside = (folder: string, file: string): Promise<Buffer> =>
  readBesideIn(artifacts, folder, file, (bytes) => bytes);

/** How many bytes such a file has. */
export const sizeBeside = (folder: string, file: string): Promise<number> => sizeIn(artifacts, folder, file);

/** Reads numbers that a trial has kept, unpacked. */
export const readNumbers = (key: string, file: string): Promise<Uint8Array> => readNumbersIn(artifacts, key, file);
