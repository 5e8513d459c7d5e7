import {z} from 'zod';
import {count, datasetNameSchema, intervalSchema, proportion, sha256, spreadSchema, trialKeySchema} from './values.ts';

export const layerSummarySchema = z.strictObject({
  kind: z.string(), // "dense", "dropout", ...
  title: z.string(), // "Dense 512, ReLU"
  outputShape: z.array(z.int().positive()), // without the batch axis
  parameters: count,
  multiplyAdds: count, // one image, forward
});

const scoresSchema = z.strictObject({accuracy: spreadSchema, loss: spreadSchema});

const testScoresSchema = scoresSchema.extend({
  interval: intervalSchema, // for other images and, of several seeds, for other seeds
  confusion: z.array(z.array(count)), // [true label][predicted label], added up over the seeds
});

/** All seeds of one configuration on one data set. Statistics are over the trials that have finished. */
export const groupSchema = z.strictObject({
  dataset: datasetNameSchema,
  model: z.string(), // id, such as "nn-512"
  title: z.string(), // "Simple NN"
  architecture: z.string(), // family, such as "NN"
  otherImages: z.literal(true).optional(), // it has a part of the images, or wrong labels, and is no model of its data set
  layers: z.array(layerSummarySchema).nonempty(),
  parameters: count,
  multiplyAdds: count,
  trainingOperations: count, // one trial
  trials: z
    .array(
      z.strictObject({
        key: trialKeySchema,
        seed: z.int(),
        finished: z.boolean(),
        divergedIn: z.int().positive().optional(), // the epoch after which its loss was not finite; it is not finished
      }),
    )
    .nonempty(),
  epochs: z.array(
    z.strictObject({
      epoch: z.int().positive(),
      training: z.strictObject({loss: spreadSchema, accuracy: spreadSchema}),
      validation: z.strictObject({loss: spreadSchema, accuracy: spreadSchema}),
    }),
  ), // empty until a trial has finished
  validation: scoresSchema.nullable(),
  test: testScoresSchema.nullable(),
  viewed: z.strictObject({validation: scoresSchema, test: testScoresSchema.nullable()}).nullable(), // by several views of each image
});

/** `studies/<name>.json` */
export const studySchema = z.strictObject({
  name: z.string(),
  title: z.string(),
  question: z.string(),
  groups: z.array(groupSchema).nonempty(),
});

/** `headline.json`: the numbers of the README's table and of the home page. */
export const headlineSchema = z.array(
  z.strictObject({
    dataset: datasetNameSchema,
    model: z.string(),
    architecture: z.string(),
    parameters: count,
    trainingOperations: count,
    seeds: count, // how many
    members: z.array(z.string()).optional(), // models with their seeds, such as "nn-512/1"; on ensembles only
    views: z.enum(['one', 'several']), // at each image; of an ensemble, several where a member looks so
    validationAccuracy: z.strictObject({mean: proportion, sd: z.number()}),
    testAccuracy: z.strictObject({
      mean: proportion,
      sd: z.number(),
      min: proportion,
      max: proportion,
      low: proportion,
      high: proportion,
    }),
  }),
);

/** `manifest.json`: every file beside it by its path, with what it was when it was written; of a log, its first bytes. */
export const manifestSchema = z.record(z.string(), z.strictObject({bytes: count, sha256}));

/** One line of `test-readings.jsonl`: somebody read the official test images. */
export const testReadingSchema = z.strictObject({
  date: z.iso.datetime(),
  dataset: datasetNameSchema,
  reader: z.string(), // "trial <key>" or the name of an analysis
  purpose: z.string(),
});

export type LayerSummary = z.infer<typeof layerSummarySchema>;
export type Group = z.infer<typeof groupSchema>;
export type StudySummary = z.infer<typeof studySchema>;
export type Headline = z.infer<typeof headlineSchema>;
export type Manifest = z.infer<typeof manifestSchema>;
export type TestReading = z.infer<typeof testReadingSchema>;
