import {z} from 'zod';
import {count, proportion, sha256, spreadSchema} from '../values.ts';

/** What a finding was made from: it is current while this is unchanged. */
export const findingInputsSchema = z.strictObject({
  source: sha256, // of the code that finds
  trials: sha256, // of the results of the trials
});

const calibrationScoresSchema = z.strictObject({
  loss: spreadSchema, // mean cross-entropy
  brier: spreadSchema, // 0 ... 2
  calibrationError: spreadSchema, // expected, over 15 stretches of confidence
  bins: z
    .array(z.strictObject({count, confidence: proportion.nullable(), accuracy: proportion.nullable()})) // null: no image
    .length(15), // stretches of confidence of equal width; all seeds together
});

export const calibratedSchema = z.strictObject({
  temperature: spreadSchema, // with the lowest loss on validation images; above 1: too sure, below 1: not sure enough
  before: calibrationScoresSchema,
  after: calibrationScoresSchema, // at that temperature
});

export const differenceSchema = z.strictObject({
  difference: z.number(), // of mean accuracies, -1 ... 1
  low: z.number(), // its 95 % interval, by a bootstrap
  high: z.number(),
});

/** A share of a variance, with its 95 % interval. */
export const shareSchema = z.strictObject({share: z.number(), low: z.number(), high: z.number()});

/** A difference among others that are judged together. */
export const judgedSchema = differenceSchema.extend({
  p: proportion,
  adjusted: proportion, // by Holm, for all of them
  apart: z.boolean(), // more than chance: adjusted at most .05, and the interval excludes zero
});

export type FindingInputs = z.infer<typeof findingInputsSchema>;
export type CalibratedScores = z.infer<typeof calibratedSchema>;
