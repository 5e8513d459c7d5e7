import {z} from 'zod';
import {imageSheetSchema} from '../datasets.ts';
import {count, datasetNameSchema, label, proportion} from '../values.ts';
import {findingInputsSchema} from './shared.ts';

/** `findings/hard-images/record.json`: every test image that a network of a final model gets wrong. */
export const hardImagesSchema = z.strictObject({
  inputs: findingInputsSchema,
  finished: count, // trials
  planned: count,
  datasets: z.array(
    z.strictObject({
      dataset: datasetNameSchema,
      models: z.array(
        z.strictObject({
          model: z.string(),
          title: z.string(),
          seeds: z.array(z.int()),
          viewed: z.boolean(), // its networks look at each image by several views
          missedByAnySeed: count,
          missedByEverySeed: count,
        }),
      ),
      missed: count, // images that any network gets wrong
      missedByAll: count, // that every network gets wrong
      leftOut: count, // of the images below; the table has them all
      images: z.array(
        // the hardest first
        z.strictObject({
          index: count, // in the official file
          label,
          misses: count, // how many networks get it wrong
          hardness: proportion, // share of a model's networks that do, averaged over the models
          votes: z.array(z.array(label)), // one a model: the label that each seed gives
          confidence: proportion, // mean probability of the true class
          wrong: z.strictObject({label, votes: count, confidence: proportion}), // the wrong class with most votes
        }),
      ),
      sheet: imageSheetSchema, // these images
      neighbours: z.strictObject({
        sheet: imageSheetSchema, // a row an image, of the hardest: it, then the nearest training images by pixels
        distances: z.array(z.array(z.number().nonnegative())), // of them; Euclidean, over pixels of 0 ... 1
      }),
      table: z.string(), // a file of comma-separated values, beside the record
    }),
  ),
});

export type HardImages = z.infer<typeof hardImagesSchema>;
