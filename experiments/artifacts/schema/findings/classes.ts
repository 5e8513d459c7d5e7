import {z} from 'zod';
import {count, datasetNameSchema, intervalSchema, label, proportion, spreadSchema} from '../values.ts';
import {findingInputsSchema, judgedSchema} from './shared.ts';

const estimateSchema = intervalSchema.extend({value: proportion});

const scoredSchema = z.strictObject({accuracy: spreadSchema, interval: intervalSchema});

/** `findings/classes/record.json`: how well each final model finds each class of the test images. */
export const classesSchema = z.strictObject({
  inputs: findingInputsSchema,
  finished: count, // trials
  planned: count,
  draws: count, // of each bootstrap
  models: z.array(
    z.strictObject({
      dataset: datasetNameSchema,
      model: z.string(),
      title: z.string(),
      seeds: count,
      confusion: z.array(z.array(count)), // [true label][predicted label], added up over the seeds
      classes: z.array(
        // by label; rounded to five decimals; the intervals are those of one seed's number of images
        z.strictObject({precision: estimateSchema.nullable(), recall: estimateSchema, f1: estimateSchema}),
      ),
      gains: z // of F1 over the NN trained for as long, by label; judged in all classes of all data sets together
        .array(judgedSchema)
        .nullable(), // of that NN itself, and where it is missing
      merged: z.strictObject({
        labels: z.array(label), // those with the most mistakes among them, of all models of the data set together
        before: scoredSchema,
        after: scoredSchema, // if they count as one class
        share: proportion.nullable(), // of all mistakes, those among them; null where there is no mistake
      }),
    }),
  ),
});

export type Classes = z.infer<typeof classesSchema>;
