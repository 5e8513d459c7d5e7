import {z} from 'zod';
import {count} from '../values.ts';
import {findingInputsSchema} from './shared.ts';

const costSchema = z.strictObject({
  trials: count,
  operations: z.number().nonnegative(), // multiplications and additions of the trainings; above 2^53, to 16 digits
  seconds: count, // of one core
  interruptions: count,
});

/** `findings/ledger/record.json`: what the computing cost. */
export const ledgerSchema = z.strictObject({
  inputs: findingInputsSchema,
  finished: count, // trials, each once
  planned: count,
  studies: z.array(costSchema.extend({name: z.string()})), // a trial of two studies counts in the first
  searches: z.array(costSchema.omit({seconds: true, interruptions: true}).extend({name: z.string()})), // of candidates
  total: costSchema, // the time without that of searches, which is not kept
});
