import {z} from 'zod';
import {count, datasetNameSchema, intervalSchema, proportion, spreadSchema} from '../values.ts';
import {calibratedSchema, findingInputsSchema} from './shared.ts';

const confidenceSchema = calibratedSchema.extend({
  selective: z.strictObject({
    area: spreadSchema, // mean risk over all coverages
    points: z.array(z.strictObject({coverage: proportion, risk: spreadSchema})), // errors among the surest so many
  }),
  sets: z.array(
    // plain split conformal prediction, calibrated on validation images
    z.strictObject({
      target: proportion, // share of the sets that are to hold the true class
      coverage: spreadSchema, // share that do
      interval: intervalSchema, // for other images and, of several seeds, for other seeds
      size: spreadSchema, // mean number of classes in a set
      sizeInterval: z.strictObject({low: z.number(), high: z.number()}), // normal, over the images
      sizes: z.array(proportion), // share of the sets with 0, 1 ... all classes, all seeds together
    }),
  ),
});

/** `findings/calibration/record.json`: how far the final models can be believed; test images, statistics over seeds. */
export const calibrationSchema = z.strictObject({
  inputs: findingInputsSchema,
  finished: count, // trials
  planned: count,
  models: z.array(
    z.strictObject({
      dataset: datasetNameSchema,
      model: z.string(),
      title: z.string(),
      seeds: count,
      plain: confidenceSchema,
      viewed: confidenceSchema.nullable(), // by several views of each image
    }),
  ),
});

export type CalibrationFinding = z.infer<typeof calibrationSchema>;
