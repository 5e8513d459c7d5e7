import {z} from 'zod';
import {count, datasetNameSchema, intervalSchema, proportion, spreadSchema} from '../values.ts';
import {findingInputsSchema, judgedSchema} from './shared.ts';

const unboundedEstimateSchema = z.strictObject({value: z.number(), low: z.number(), high: z.number()}); // 95 % interval

/** `findings/efficiency/record.json`: how many training images it takes; validation images, bootstrap over them and the seeds. */
export const efficiencySchema = z.strictObject({
  inputs: findingInputsSchema,
  finished: count, // trials
  planned: count,
  draws: count, // of the bootstrap
  curves: z.array(
    z.strictObject({
      dataset: datasetNameSchema,
      name: z.string(), // the architecture: "NN"
      points: z
        .array(
          z.strictObject({
            trainingCount: count,
            model: z.string(),
            seeds: count, // all of them trained on the same images
            accuracy: spreadSchema,
            interval: intervalSchema, // of the mean accuracy
          }),
        )
        .nonempty(), // ascending
      fit: z
        .strictObject({
          // error = floor + scale n ** -exponent, by least squares of relative deviations
          floor: unboundedEstimateSchema,
          scale: unboundedEstimateSchema,
          exponent: unboundedEstimateSchema,
          deviation: z.number(), // root mean square of the relative deviations
          accuracies: z.array(unboundedEstimateSchema.extend({trainingCount: count})), // what it says, up to ten times the images there are
          doubling: unboundedEstimateSchema, // how much more it says of twice as many images than of all there are
        })
        .nullable(), // of less than four sizes
    }),
  ),
  leads: z.array(
    // how far one network is ahead of another that was given as many images; all sizes and data sets are judged together
    judgedSchema.extend({
      dataset: datasetNameSchema,
      trainingCount: count,
      name: z.string(), // "CNN"
      other: z.string(), // "NN"
    }),
  ),
  reaches: z.array(
    // how many images one network needs to reach what another does with all that it has been given
    z.strictObject({
      dataset: datasetNameSchema,
      name: z.string(), // "CNN"
      other: z.string(), // "NN"
      otherCount: count, // training images of the other
      accuracy: proportion, // of the other
      images: z.number().nullable(), // null: more than there are
      low: z.number().nullable(),
      high: z.number().nullable(),
    }),
  ),
});

export type Efficiency = z.infer<typeof efficiencySchema>;
