import {descriptionSchema, lookAlikesSchema} from '../artifacts/schema.ts';

/** What is computed once a data set, without training. Raise the version whenever the same data would give other numbers. */
export const analyses = {
  description: {
    version: 1,
    folder: 'datasets',
    file: 'description.json',
    schema: descriptionSchema,
    purpose: 'counts, duplicates, and two classifiers without anything to choose',
  },
  'look-alikes': {
    version: 1,
    folder: 'look-alikes',
    file: 'look-alikes.json',
    schema: lookAlikesSchema,
    purpose: 'test images that look alike; no model is involved',
  },
} as const;

export type AnalysisName = keyof typeof analyses;
