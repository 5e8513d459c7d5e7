import {z} from 'zod';
import {count, datasetNameSchema, spreadSchema} from '../values.ts';
import {findingInputsSchema} from './shared.ts';

/** `findings/overfitting/record.json`: how far each model does better on the images it has trained on than on others. */
export const overfittingSchema = z.strictObject({
  inputs: findingInputsSchema,
  groups: z.array(
    z.strictObject({
      study: z.string(),
      dataset: datasetNameSchema,
      model: z.string(),
      seeds: count,
      parted: z.int().positive().nullable(), // epoch from which on training accuracy stays above by more than chance; null: none
      lowest: z.int().positive(), // epoch with the lowest mean validation loss
      rise: spreadSchema, // of the validation loss, from that epoch to the last
      gap: spreadSchema, // training accuracy less validation accuracy, after the last epoch
    }),
  ),
});

export type Overfitting = z.infer<typeof overfittingSchema>;
