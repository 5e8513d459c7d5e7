import {defineCollection} from 'astro:content';
import {createHash} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import type {Loader} from 'astro/loaders';
import {z} from 'astro/zod';
import {withPlainEnds} from './format/line-ends.ts';
import {artifacts} from './records/beside.ts';
import {recordCollections} from './records/record-collections.ts';

/** The works of a BibTeX file, one entry each; formatted again only when the file or the formatting has changed. */
function works(file: string): Loader {
  return {
    name: `works:${file}`,
    async load({store, meta, parseData}) {
      const bibtex = withPlainEnds(await readFile(file, 'utf8'));
      const formatting = await readFile('site/report/bibliography.ts', 'utf8');
      const digest = createHash('sha256').update(bibtex).update(formatting).digest('hex');
      if (meta.get('digest') === digest && store.keys().length > 0) return;
      const {formatWorks} = await import('./report/bibliography.ts');
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
  works: defineCollection({loader: works('site/report/references.bib'), schema: workSchema}),
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
