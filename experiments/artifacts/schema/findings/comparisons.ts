import {z} from 'zod';
import {count, datasetNameSchema, intervalSchema, proportion, spreadSchema} from '../values.ts';
import {differenceSchema, findingInputsSchema, judgedSchema} from './shared.ts';

const rankedSchema = z.strictObject({
  model: z.string(),
  title: z.string(),
  architecture: z.string(),
  parameters: count,
  multiplyAdds: count, // one look at one image
  seeds: count, // how many have finished
  accuracy: spreadSchema,
  interval: intervalSchema, // for other images and, of several seeds, for other seeds
  group: z.int().positive(), // 1 = cannot be told from the leader; 2 = cannot be told from the leader of the rest; and so on
  best: z.boolean(), // leads, and can be told from every other
  lead: differenceSchema.extend({p: proportion}).nullable(), // of the leader, by seeds and images; Welch's p of being ahead, times the number of others
  viewed: z.strictObject({accuracy: spreadSchema, interval: intervalSchema}).nullable(), // by several views of each image
});

const sideSchema = z.strictObject({model: z.string(), viewed: z.boolean(), seeds: count}); // how many have finished

/** `findings/comparisons/record.json`: which differences between final models are more than chance. Test images. */
export const comparisonsSchema = z.strictObject({
  inputs: findingInputsSchema,
  finished: count, // trials
  planned: count,
  draws: count, // of each bootstrap
  // of each data set, the leader first. Each network looks once at an image; several views are given beside it and have
  // no place of their own, since they cost so many times as much. A ranking explores: it was not declared beforehand.
  rankings: z.array(z.strictObject({dataset: datasetNameSchema, models: z.array(rankedSchema)})),
  contrasts: z.array(
    // the family that was declared beforehand, all of it; differences are the second's less the first's
    z.strictObject({
      dataset: datasetNameSchema,
      question: z.string(),
      first: sideSchema,
      second: sideSchema,
      models: differenceSchema // the first seed of each, on these images; the bootstrap is over images
        .extend({onlyFirst: count, onlySecond: count, p: proportion, adjusted: proportion}) // McNemar's, then by Holm
        .nullable(), // while a side is missing
      recipes: judgedSchema // all seeds of each, all contrasts together; the bootstrap is over images and seeds
        .extend({
          paired: z.boolean(), // both sides are the same networks: Student's p of their differences, Welch's otherwise
          permutation: proportion, // p of a permutation test, not adjusted: so few seeds cannot get below about .01
        })
        .nullable(), // while a side has fewer than two seeds
    }),
  ),
  tables: z.array(
    // a simple and a convolutional network on both data sets, where all four have finished
    z.strictObject({
      simple: z.string(),
      convolutional: z.string(),
      cells: z.array(
        z.strictObject({
          dataset: datasetNameSchema,
          model: z.string(),
          seeds: count,
          accuracy: spreadSchema,
          interval: intervalSchema,
        }),
      ),
      gains: z.array(differenceSchema.extend({dataset: datasetNameSchema})), // convolutional less simple
      gaps: z.array(differenceSchema.extend({model: z.string()})), // Fashion-MNIST less MNIST
      gainOfGains: differenceSchema, // the gain on Fashion-MNIST less that on MNIST
    }),
  ),
});

export type Comparisons = z.infer<typeof comparisonsSchema>;
