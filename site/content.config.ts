import {defineCollection} from 'astro:content';
import {createHash} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import type {Loader} from 'astro/loaders';
import {z} from 'astro/zod';
import {
  benchSchema,
  descriptionSchema,
  findingsSchema,
  headlineSchema,
  lookAlikesSchema,
  profileSchema,
  resultSchema,
  runSchema,
  searchSchema,
  studySchema,
  testReadingSchema,
} from '../experiments/artifacts/schema.ts';
import {withPlainEnds} from './line-ends.ts';
import {each, lines, together, whole} from './loaders.ts';
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

const rows = <Row extends z.core.$ZodType>(row: Row) => z.strictObject({rows: z.array(row)});
const optional = {optional: true}; // measured on some machine, not computed by every run of the experiments

/** A collection with an entry a file. */
const files = <S extends z.ZodObject>(pattern: string, schema: S) =>
  defineCollection({loader: each(artifacts, pattern, schema), schema});

/** The schema of a finding, by its name. */
function findingSchema(name: string) {
  const {shape} = findingsSchema;
  if (Object.hasOwn(shape, name)) return shape[name as keyof typeof shape].unwrap();
  throw new Error(`unknown finding ${name} (expected one of ${Object.keys(shape).join(', ')})`);
}

const workSchema = z.strictObject({
  place: z.int().nonnegative(), // in the list of references
  label: z.string(), // "Xiao et al., 2017"
  html: z.string(),
  text: z.string(),
});

export const collections = {
  works: defineCollection({loader: works('site/references.bib'), schema: workSchema}),
  speed: defineCollection({
    loader: whole(artifacts, 'bench/training-speed.json', benchSchema, optional),
    schema: rows(benchSchema.element),
  }),
  profile: defineCollection({
    loader: whole(artifacts, 'bench/profile.json', profileSchema, optional),
    schema: rows(profileSchema.element),
  }),
  headline: defineCollection({
    loader: whole(artifacts, 'headline.json', headlineSchema),
    schema: rows(headlineSchema.element),
  }),
  readings: defineCollection({
    loader: lines(artifacts, 'test-readings.jsonl', testReadingSchema),
    schema: rows(testReadingSchema),
  }),
  datasets: files('datasets/*/description.json', descriptionSchema),
  lookAlikes: files('look-alikes/*/look-alikes.json', lookAlikesSchema),
  findings: defineCollection({
    loader: together(artifacts, 'findings/*/record.json', findingSchema),
    schema: findingsSchema,
  }),
  searches: defineCollection({
    loader: together(artifacts, 'searches/*/record.json', () => searchSchema),
    schema: z.record(z.string(), searchSchema),
  }),
  studies: files('studies/*.json', studySchema),
  results: files('trials/*/result.json', resultSchema),
  runs: files('trials/*/run.json', runSchema),
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
