import {z} from 'zod';
import {imageSheetSchema} from '../datasets.ts';
import {count, datasetNameSchema, label} from '../values.ts';
import {findingInputsSchema} from './shared.ts';

/** `findings/confusions/record.json`: the test images behind the cells of confusion matrices. */
export const confusionsSchema = z.strictObject({
  inputs: findingInputsSchema,
  finished: count, // trials
  planned: count,
  matrices: z.array(
    z.strictObject({
      dataset: datasetNameSchema,
      model: z.string(),
      title: z.string(),
      seeds: count,
      cells: z.array(
        // those with any answer, row by row
        z.strictObject({
          label, // the true one
          taken: label, // the one that is given
          count, // answers, added up over the seeds
          images: count, // how many images those are of
          votes: z.array(count), // of those that are shown, one a tile: how many seeds put it there; most first
        }),
      ),
      sheet: imageSheetSchema, // the cells' images, cell after cell
    }),
  ),
});

export type Confusions = z.infer<typeof confusionsSchema>;
