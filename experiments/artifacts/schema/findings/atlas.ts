import {z} from 'zod';
import {imageSheetSchema} from '../datasets.ts';
import {count, datasetNameSchema, label, proportion} from '../values.ts';
import {findingInputsSchema} from './shared.ts';

const atlasMeasureSchema = z.strictObject({
  measure: z.enum(['pixels', 'structure', 'embedding']), // Euclid over pixels of 0 ... 1; 1 less structural similarity; directions of what the model's last layer sees
  mutual: count, // pairs of different classes, each the nearest of any other class to the other
  distances: z.array(z.number().nonnegative()), // of those shown
  sheet: imageSheetSchema, // the nearest of them, two tiles each
  classes: z.array(
    z.strictObject({
      labels: z.tuple([label, label]),
      distance: z.number().nonnegative(), // mean over the images of both to the nearest one of the other class
      confusions: count, // test images of one that the model takes for the other, over all seeds
      shown: z.array(z.number().nonnegative()), // distances of the nearest pairs of images, each the nearest of its class to the other
    }),
  ), // all pairs, the nearest first
  classSheet: imageSheetSchema, // the images of those pairs, two tiles each, classes after classes
  foretold: z
    .strictObject({
      correlation: z.number(), // Spearman: 1 = the nearer two classes, the more often confused
      low: z.number(), // 95 % interval, if other images were drawn
      high: z.number(),
      p: proportion, // of as large a correlation if the classes were matched at random
      adjusted: proportion, // by Holm, for all measures of both data sets
      apart: z.boolean(), // more than chance: adjusted at most .05, and the interval excludes zero
    })
    .nullable(), // null: the model has not run, or confuses nothing
});

/** `findings/atlas/record.json`: test images of different classes that look alike. */
export const atlasSchema = z.strictObject({
  inputs: findingInputsSchema,
  finished: count, // trials
  planned: count,
  datasets: z.array(
    z.strictObject({
      dataset: datasetNameSchema,
      model: z.strictObject({name: z.string(), title: z.string(), seeds: count}).nullable(), // whose embedding and confusions; null: none has run
      measures: z.array(atlasMeasureSchema), // the embedding only where the model has run
    }),
  ),
});

export type Atlas = z.infer<typeof atlasSchema>;
