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
} from '../../experiments/artifacts/schema.ts';
import {each, lines, together, whole} from './loaders.ts';

const rows = <Row extends z.core.$ZodType>(row: Row) => z.strictObject({rows: z.array(row)});
const optional = {optional: true}; // measured on some machine, not computed by every run of the experiments

/** The collections of the records in a folder: from which files each comes, and what it holds. */
export function recordCollections(artifacts: string) {
  const files = <S extends z.ZodObject>(pattern: string, schema: S) => ({
    loader: each(artifacts, pattern, schema),
    schema,
  });
  return {
    speed: {
      loader: whole(artifacts, 'bench/training-speed.json', benchSchema, optional),
      schema: rows(benchSchema.element),
    },
    profile: {
      loader: whole(artifacts, 'bench/profile.json', profileSchema, optional),
      schema: rows(profileSchema.element),
    },
    headline: {loader: whole(artifacts, 'headline.json', headlineSchema), schema: rows(headlineSchema.element)},
    readings: {loader: lines(artifacts, 'test-readings.jsonl', testReadingSchema), schema: rows(testReadingSchema)},
    datasets: files('datasets/*/description.json', descriptionSchema),
    lookAlikes: files('look-alikes/*/look-alikes.json', lookAlikesSchema),
    findings: {loader: together(artifacts, 'findings/*/record.json', findingSchema), schema: findingsSchema},
    searches: {
      loader: together(artifacts, 'searches/*/record.json', () => searchSchema),
      schema: z.record(z.string(), searchSchema),
    },
    studies: files('studies/*.json', studySchema),
    results: files('trials/*/result.json', resultSchema),
    runs: files('trials/*/run.json', runSchema),
  };
}

/** The schema of a finding, by its name. */
function findingSchema(name: string) {
  const {shape} = findingsSchema;
  if (Object.hasOwn(shape, name)) return shape[name as keyof typeof shape].unwrap();
  throw new Error(`unknown finding: ${name} (expected one of ${Object.keys(shape).join(', ')})`);
}
