import {z} from 'zod';
import {count, datasetNameSchema, intervalSchema, label, proportion} from '../values.ts';
import {findingInputsSchema} from './shared.ts';

const rungSchema = z.strictObject({
  name: z.string(),
  title: z.string(),
  kind: z.enum(['rule', 'model', 'ensemble', 'quoted']), // nothing is trained; trained networks; their mean; others' figures
  model: z.string().nullable(), // as in the studies
  seeds: count.nullable(), // that have run; null where there are none to run
  viewed: z.boolean(), // by several views of each image
  accuracy: z.strictObject({mean: proportion, sd: z.number()}).nullable(), // on the test images; null: not yet run
  interval: intervalSchema.nullable(), // null: not yet run, or quoted without one
  source: z.string().nullable(), // of a quoted figure
});

/** `findings/difficulty/record.json`: how hard the data sets are. */
export const difficultySchema = z.strictObject({
  inputs: findingInputsSchema,
  finished: count, // trials
  planned: count,
  datasets: z.array(
    z.strictObject({
      dataset: datasetNameSchema,
      ladder: z.array(rungSchema), // from the simplest up, people last
      measures: z.strictObject({
        components: z.array(z.strictObject({share: proportion, count})), // principal components that hold a share of the variance, of images with up to 1,024 values
        dimensions: z.array(z.strictObject({images: count, dimension: z.number().positive()})), // two-NN, among so many images
        silhouette: z.strictObject({images: count, mean: z.number(), perClass: z.array(z.number())}), // -1 ... 1
        overlap: z.array(z.array(proportion)), // by [label][label of the ten nearest training images]: share
        separability: z.strictObject({
          mean: proportion,
          pairs: z.array(z.strictObject({labels: z.tuple([label, label]), images: count, accuracy: proportion})),
        }), // of test images of two classes, by a plane between their training images
      }),
    }),
  ),
});

export type Difficulty = z.infer<typeof difficultySchema>;
