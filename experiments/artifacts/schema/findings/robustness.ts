import {z} from 'zod';
import {count, datasetNameSchema, intervalSchema, label, proportion, trialKeySchema} from '../values.ts';
import {findingInputsSchema} from './shared.ts';

/** `findings/robustness/record.json`: accuracy on spoiled test images. */
export const robustnessSchema = z.strictObject({
  inputs: findingInputsSchema,
  corruptions: z.array(z.strictObject({name: z.string(), strengths: z.array(z.number()).length(5), unit: z.string()})),
  datasets: z.array(
    z.strictObject({
      dataset: datasetNameSchema,
      images: count, // the first so many test images
      example: z.strictObject({
        // the first test image: a row a corruption, as it is and at each strength
        file: z.string(),
        columns: z.int().positive(),
        label,
      }),
      baseline: z.string().nullable(), // the model whose errors count 1
      models: z.array(
        z.strictObject({
          model: z.string(),
          title: z.string(),
          key: trialKeySchema,
          clean: proportion, // accuracy on the same images as they are
          spoiled: intervalSchema.extend({value: proportion}), // mean accuracy; the interval is over images
          accuracies: z.array(z.array(proportion).length(5)), // [corruption][strength]
          errors: z.array(z.number()).nullable(), // by corruption: errors at all strengths, as a share of the baseline's
          meanError: z.number().nullable(), // the mean of these: mean corruption error
        }),
      ),
    }),
  ),
});

export type Robustness = z.infer<typeof robustnessSchema>;
