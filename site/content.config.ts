import {defineCollection} from 'astro:content';
import {createHash} from 'node:crypto';
import {existsSync, globSync} from 'node:fs';
import {readFile, stat} from 'node:fs/promises';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {glob, type Loader, type LoaderContext} from 'astro/loaders';
import {z} from 'astro/zod';
import {packedName, readPacked} from '../experiments/artifacts/packed-files.ts';
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

// The only file that knows where the records lie.
const artifacts = path.resolve(process.env.ARTIFACTS ?? 'artifacts');

/** One entry a file; its id is what the asterisk of `pattern` stands for. */
function records(pattern: string): Loader {
  const [before = '', after = ''] = pattern.split('*');
  const base = pathToFileURL(`${artifacts}/`);
  return glob({base, pattern, generateId: ({entry}) => entry.slice(before.length, entry.length - after.length)});
}

/** One file as one entry, called `all`. A file that may be missing then counts as one without rows. */
function whole(file: string, parse: (text: string) => unknown[], {optional = false} = {}): Loader {
  return {
    name: `whole:${file}`,
    async load({store, parseData, watcher}) {
      const filePath = path.join(artifacts, file);
      await nowAndAfterChanges(watcher, file, async () => {
        const rows = optional && !existsSync(filePath) ? [] : parse(await readFile(filePath, 'utf8'));
        const data = await parseData({id: 'all', data: {rows}, filePath});
        store.clear();
        store.set({id: 'all', data});
      });
    },
  };
}

/** All files of a pattern as one entry, called `all`: each under what the asterisk stands for. None need be there. */
function together(pattern: string): Loader {
  const [before = '', after = ''] = pattern.split('*');
  return {
    name: `together:${pattern}`,
    async load({store, parseData, watcher}) {
      await nowAndAfterChanges(watcher, pattern, async () => {
        const files = globSync(pattern, {cwd: artifacts}).sort();
        const named = files.map(async (file) => [
          file.slice(before.length, file.length - after.length),
          JSON.parse(await readFile(path.join(artifacts, file), 'utf8')) as unknown,
        ]);
        const data = await parseData({id: 'all', data: Object.fromEntries(await Promise.all(named))});
        store.clear();
        store.set({id: 'all', data});
      });
    },
  };
}

/** Loads, and while one writes the report loads again whenever a file of the pattern has been written. */
async function nowAndAfterChanges(
  watcher: LoaderContext['watcher'],
  pattern: string,
  load: () => Promise<void>,
): Promise<void> {
  await load();
  watcher?.add(artifacts);
  for (const event of ['add', 'change'])
    watcher?.on(event, (file: string) => {
      if (path.matchesGlob(path.relative(artifacts, file), pattern)) void load().catch(console.error);
    });
}

/** The works of a BibTeX file, one entry each; formatted again only when the file or the formatting has changed. */
function works(file: string): Loader {
  return {
    name: `works:${file}`,
    async load({store, meta, parseData}) {
      const bibtex = await readFile(file, 'utf8');
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
const lines = (text: string) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as unknown);

const optional = {optional: true}; // measured on some machine, not computed by every run of the experiments

const workSchema = z.strictObject({
  place: z.int().nonnegative(), // in the list of references
  label: z.string(), // "Xiao et al., 2017"
  html: z.string(),
  text: z.string(),
});

export const collections = {
  works: defineCollection({loader: works('site/references.bib'), schema: workSchema}),
  speed: defineCollection({
    loader: whole('bench/training-speed.json', JSON.parse, optional),
    schema: rows(benchSchema.element),
  }),
  profile: defineCollection({
    loader: whole('bench/profile.json', JSON.parse, optional),
    schema: rows(profileSchema.element),
  }),
  headline: defineCollection({loader: whole('headline.json', JSON.parse), schema: rows(headlineSchema.element)}),
  readings: defineCollection({loader: whole('test-readings.jsonl', lines), schema: rows(testReadingSchema)}),
  datasets: defineCollection({loader: records('datasets/*/description.json'), schema: descriptionSchema}),
  lookAlikes: defineCollection({loader: records('look-alikes/*/look-alikes.json'), schema: lookAlikesSchema}),
  findings: defineCollection({loader: together('findings/*/record.json'), schema: findingsSchema}),
  searches: defineCollection({
    loader: together('searches/*/record.json'),
    schema: z.record(z.string(), searchSchema),
  }),
  studies: defineCollection({loader: records('studies/*.json'), schema: studySchema}),
  results: defineCollection({loader: records('trials/*/result.json'), schema: resultSchema}),
  runs: defineCollection({loader: records('trials/*/run.json'), schema: runSchema}),
};

/** Reads a file that lies beside a record. */
export const readBeside = (folder: string, file: string): Promise<Buffer> =>
  readFile(path.join(artifacts, folder, file));

/** How many bytes such a file has. */
export const sizeBeside = async (folder: string, file: string): Promise<number> =>
  (await stat(path.join(artifacts, folder, file))).size;

/** Reads numbers that a trial has kept, unpacked. */
export const readNumbers = async (key: string, file: string): Promise<Uint8Array> => {
  const numbers = await readPacked(path.join(artifacts, 'trials', key, file));
  if (!numbers) throw new Error(`missing file: trials/${key}/${packedName(file)} (expected by its result.json)`);
  return numbers;
};
