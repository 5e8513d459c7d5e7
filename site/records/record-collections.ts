import type {Loader} from 'astro/loaders';
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
} from '../../experiments/artifacts/schema.ts';
import {checkedFile, each, lines, whole} from './loaders.ts';

const optional = {optional: true}; // measured on some machine, not computed by every run of the experiments

/** The collections of the records in a folder: from which files each comes. */
export function recordCollections(artifacts: string) {
  const collection = (loader: Loader) => ({loader, schema: checkedFile});
  return {
    speed: collection(whole(artifacts, 'bench/training-speed.json', benchSchema, optional)),
    profile: collection(whole(artifacts, 'bench/profile.json', profileSchema, optional)),
    headline: collection(whole(artifacts, 'headline.json', headlineSchema)),
    readings: collection(lines(artifacts, 'test-readings.jsonl', testReadingSchema)),
    datasets: collection(each(artifacts, 'datasets/*/description.json', descriptionSchema)),
    lookAlikes: collection(each(artifacts, 'look-alikes/*/look-alikes.json', lookAlikesSchema)),
    findings: collection(each(artifacts, 'findings/*/record.json', findingSchema)),
    searches: collection(each(artifacts, 'searches/*/record.json', searchSchema)),
    studies: collection(each(artifacts, 'studies/*.json', studySchema)),
    results: collection(each(artifacts, 'trials/*/result.json', resultSchema)),
    runs: collection(each(artifacts, 'trials/*/run.json', runSchema)),
  };
}

/** The schema of a finding, by its name. */
function findingSchema(name: string) {
  const {shape} = findingsSchema;
  if (Object.hasOwn(shape, name)) return shape[name as keyof typeof shape].unwrap();
  throw new Error(`unknown finding: ${name} (expected one of ${Object.keys(shape).join(', ')})`);
}
