import {z} from 'zod';
import {count, datasetNameSchema, spreadSchema} from '../values.ts';
import {findingInputsSchema, judgedSchema} from './shared.ts';

/** `findings/ingredients/record.json`: what leaving out a part of a recipe costs. Validation images. */
export const ingredientsSchema = z.strictObject({
  inputs: findingInputsSchema,
  finished: count, // trials
  planned: count,
  draws: count, // of the bootstrap
  recipes: z.array(
    // those that have a finished trial, the one with all ingredients first
    z.strictObject({
      dataset: datasetNameSchema,
      model: z.string(),
      title: z.string(),
      seeds: count,
      accuracy: spreadSchema,
      // against all ingredients, by Welch's test, all recipes together; the bootstrap is over images and seeds; none of the
      // whole recipe itself, and while a side has fewer than two seeds
      change: judgedSchema.nullable(),
    }),
  ),
});

export type Ingredients = z.infer<typeof ingredientsSchema>;
