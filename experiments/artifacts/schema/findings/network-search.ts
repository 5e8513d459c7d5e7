import {z} from 'zod';
import {count, proportion} from '../values.ts';
import {findingInputsSchema, shareSchema} from './shared.ts';

/**
 * `findings/network-search/record.json`: what a search over networks and their training says of each choice. Validation
 * images. `candidates.csv` beside it lists all candidates.
 */
export const networkSearchSchema = z.strictObject({
  inputs: findingInputsSchema,
  candidates: count, // 0: the search has not run
  diverged: count, // of them
  operations: count, // multiplications and additions of the search
  wholeOperations: count, // had all candidates been trained to the end
  rungs: z.array(z.strictObject({epochs: count, reached: count})), // how many candidates came so far
  importance: z
    .strictObject({
      epochs: count, // after which all were compared
      explained: z.number(), // share of the variance of their ranks that all choices explain together (adjusted R squared)
      choices: z.array(shareSchema.extend({name: z.string()})), // what each explains that no other can
      dummy: shareSchema, // the same of one drawn by lot, that explains nothing
    })
    .nullable(),
  best: z.array(
    // those trained to the end, the best first
    z.strictObject({
      candidate: count, // its place, from 1
      accuracy: proportion,
      parameters: count,
      multiplyAdds: count,
      choices: z.record(z.string(), z.string()),
    }),
  ),
});

export type NetworkSearch = z.infer<typeof networkSearchSchema>;
