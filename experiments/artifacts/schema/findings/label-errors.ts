import {z} from 'zod';
import {imageSheetSchema} from '../datasets.ts';
import {count, datasetNameSchema, intervalSchema, label, proportion} from '../values.ts';
import {findingInputsSchema} from './shared.ts';

const labelJudgementSchema = z.strictObject({
  images: count,
  thresholds: z.array(proportion), // by label: mean probability of the label over the images that carry it
  confident: z.array(z.array(count)), // images by [given label][label that they surely seem to have]
  joint: z.array(z.array(proportion)), // estimated share of all images, by [given label][true label]
  errorRate: proportion, // the joint off its diagonal
  suspects: count, // the confident counts off their diagonal
  share: proportion,
  perClass: z.array(count), // suspects by given label
  worst: z.array(
    z.strictObject({
      likely: label,
      margin: z.number(), // probability of the given label less that of the likely one
    }),
  ), // one a tile, the furthest apart first: at most 50 of the training images, all of the test images
  sheet: imageSheetSchema, // the worst suspects; their labels are the given ones
});

const cleanedSchema = z.strictObject({
  images: count,
  mean: proportion, // accuracy, over the seeds
  sd: z.number(),
  interval: intervalSchema, // for other images and, of several seeds, for other seeds
});

/**
 * `findings/label-errors/record.json`: which labels may be wrong, by confident learning over the predictions of networks
 * that have not trained on the images, and what that is worth. `suspects.csv` beside it lists all suspects.
 */
export const labelErrorsSchema = z.strictObject({
  inputs: findingInputsSchema,
  criterion: z.strictObject({
    neighbours: z.int(),
    falseDiscoveryRate: proportion,
    least: proportion,
    correlation: proportion,
  }), // as in near-duplicates
  datasets: z.array(
    z.strictObject({
      dataset: datasetNameSchema,
      folds: z.strictObject({finished: count, planned: count}),
      training: labelJudgementSchema.nullable(), // all official training images whose fold has run; null: none has
      test: labelJudgementSchema.nullable(), // by the mean of the folds' networks
    }),
  ),
  accuracies: z.array(
    z.strictObject({
      dataset: datasetNameSchema,
      model: z.string(), // as in the headline
      title: z.string(),
      viewed: z.boolean(), // by several views of each image
      members: count.nullable(), // of an ensemble, by mean probability; null for a single network
      seeds: count,
      official: cleanedSchema, // all test images
      withoutNearDuplicates: cleanedSchema, // without those that have a twin among the training images
      withoutSimilar: cleanedSchema, // without those so similar to a training image, twins or not
      withoutSuspects: cleanedSchema.nullable(), // null: no fold has run
      onSuspects: proportion.nullable(), // of all mistakes, those on images whose label is suspect; null: no fold has run, or no mistake
    }),
  ),
});

export type LabelErrors = z.infer<typeof labelErrorsSchema>;
