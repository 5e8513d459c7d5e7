import {z} from 'zod';
import {count, datasetNameSchema, splitConfigSchema} from '../values.ts';
import {findingInputsSchema} from './shared.ts';

const {seed, validationCount, fold} = splitConfigSchema.shape;

/** `findings/splits/record.json`: the validation images of the networks whose probabilities or weights are handed out. */
export const splitsSchema = z.strictObject({
  inputs: findingInputsSchema,
  sets: z.array(
    z.strictObject({
      dataset: datasetNameSchema,
      kept: z.strictObject({seed, validationCount, fold}), // what chooses them, of the split of a trial
      count,
      file: z.string(), // comma-separated values beside the record: index in the official training file and label, in the order of the split
    }),
  ),
});

export type SplitsFinding = z.infer<typeof splitsSchema>;
