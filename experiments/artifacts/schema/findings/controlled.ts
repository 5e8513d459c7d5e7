import {z} from 'zod';
import {count, datasetNameSchema, intervalSchema, spreadSchema} from '../values.ts';
import {differenceSchema, findingInputsSchema, judgedSchema} from './shared.ts';

const placeSchema = z.strictObject({dataset: datasetNameSchema, model: z.string()});

/**
 * `findings/controlled/record.json`: networks of which two at a time differ in one thing, each at the learning rate that
 * suits it on validation images. Test images.
 */
export const controlledSchema = z.strictObject({
  inputs: findingInputsSchema,
  finished: count, // trials
  planned: count,
  draws: count, // of the bootstrap
  declared: z.iso.date(), // when it was said which contrasts would be judged
  models: z.array(
    // those that have a finished trial
    z.strictObject({
      dataset: datasetNameSchema,
      study: z.string(),
      model: z.string(),
      title: z.string(),
      architecture: z.string(),
      parameters: count,
      learningRate: z.number().positive(),
      images: count, // test images
      seeds: count,
      accuracy: spreadSchema,
      interval: intervalSchema, // for other images and other seeds
      changed: z.array(
        // on the same images moved, turned or scaled; empty where that was not asked
        z.strictObject({
          change: z.enum(['translation', 'rotation', 'scale']),
          amount: z.number(),
          accuracy: spreadSchema,
          interval: intervalSchema,
        }),
      ),
    }),
  ),
  families: z.array(
    // all contrasts of a family are judged together, on both data sets
    z.strictObject({
      name: z.string(),
      study: z.string(),
      question: z.string(),
      contrasts: z.array(
        z.strictObject({
          dataset: datasetNameSchema,
          model: z.string(),
          against: z.string(), // another
          change: judgedSchema.nullable(), // the model's accuracy less the other's, by seeds and images; none while a side has fewer than two seeds
        }),
      ),
    }),
  ),
  // differences between models on different test images, which are independent: the second's accuracy less the first's
  steps: z.array(
    z.strictObject({
      question: z.string(),
      first: placeSchema,
      second: placeSchema,
      change: differenceSchema,
    }),
  ),
  // a gain from an NN by the textbook to a CNN by all means, and its parts, which add up: what the other architecture gains
  // with either training, on average, and what the other training gains with either architecture; where all four have seeds
  divided: z.array(
    z.strictObject({
      dataset: datasetNameSchema,
      model: z.string(), // the CNN by all means
      against: z.string(), // the NN by the textbook
      whole: differenceSchema,
      mended: intervalSchema.extend({share: z.number()}), // of the errors of the NN, how many are gone
      architecture: differenceSchema,
      training: differenceSchema,
    }),
  ),
});

export type Controlled = z.infer<typeof controlledSchema>;
