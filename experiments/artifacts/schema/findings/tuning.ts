import {z} from 'zod';
import {scoreSchema} from '../trials.ts';
import {count, proportion, spreadSchema, trialKeySchema} from '../values.ts';
import {findingInputsSchema, shareSchema} from './shared.ts';

/** A way of choosing among configurations, of which not all are trained to the end at first. */
export const searchMethodSchema = z.discriminatedUnion('kind', [
  z.strictObject({kind: z.literal('random')}), // one after another to the end
  z.strictObject({
    kind: z.literal('successive-halving'),
    factor: z.int().min(2), // one in so many goes on, to so many times the epochs
    candidates: z.int().positive(), // how many start together
  }),
  z.strictObject({kind: z.literal('asha'), factor: z.int().min(2)}),
  z.strictObject({kind: z.literal('hyperband'), factor: z.int().min(2)}),
  z.strictObject({kind: z.literal('first-look'), epochs: z.int().positive()}), // all so many epochs, then the best first
]);

const gridRunSchema = z.strictObject({
  key: trialKeySchema,
  model: z.string(),
  filters: z.array(z.int().positive()).nonempty(), // of each convolution
  denseUnits: z.int().positive(),
  parameters: count,
  multiplyAdds: count,
  trainingOperations: count,
  accuracies: z.array(proportion).nonempty(), // of validation, after each epoch
  losses: z.array(z.number()).nonempty(),
  last: scoreSchema, // after the last epoch
  best: z.strictObject({epoch: z.int().positive(), accuracy: proportion}), // the first with the highest accuracy
  lowest: z.strictObject({epoch: z.int().positive(), loss: z.number()}), // the first with the lowest loss
  rank: z.int().positive(), // by the last accuracy; equals share the better one
  share: proportion, // of the configurations whose last accuracy is no higher
  tied: z.boolean().nullable(), // cannot be told from the highest, by seeds; null while their noise is unknown
  gain: z.strictObject({difference: z.number(), inNoise: z.boolean().nullable()}).nullable(), // over the usual network
  front: z.strictObject({parameters: z.boolean(), operations: z.boolean()}), // none is as good for less
});

/** `findings/tuning/record.json`: what the grid of CNNs says. Validation images; "last" is after the last epoch. */
export const tuningSchema = z.strictObject({
  inputs: findingInputsSchema,
  finished: count, // configurations of the grid
  planned: count,
  usual: z.string(), // the network that gains are over
  configurations: z.array(gridRunSchema),
  depths: z.array(
    z.strictObject({
      convolutions: z.int().positive(),
      finished: count,
      planned: count,
      accuracy: spreadSchema, // last, over the configurations
      best: z.strictObject({model: z.string(), accuracy: proportion}),
    }),
  ),
  epochs: z.array(
    z.strictObject({
      epoch: z.int().positive(),
      accuracy: spreadSchema, // over the configurations
      loss: spreadSchema,
      gain: z.number().nullable(), // mean accuracy over that of the epoch before
      best: count, // configurations whose accuracy is the highest after this epoch
      rankCorrelation: z.number().min(-1).max(1).nullable(), // of the accuracy with the last (Spearman)
      regret: z.number().nonnegative(), // of the last accuracy, where the best after this epoch is chosen
    }),
  ),
  longer: z.array(
    z.strictObject({
      // the same trainings, gone on with
      model: z.string(),
      seeds: count,
      accuracies: z.array(proportion).nonempty(), // mean over seeds, after each epoch
      // over seeds: accuracy after the longer training less that after the grid's, of the same network
      gain: spreadSchema.extend({
        interval: z.strictObject({low: z.number(), high: z.number()}).nullable(), // 95 %, of the mean; null for one seed
      }),
    }),
  ),
  importance: z.array(
    z.strictObject({
      convolutions: z.int().positive().nullable(), // null: of all depths together
      explained: z.number(), // share of the variance that all hyperparameters explain together (adjusted R squared)
      hyperparameters: z.array(shareSchema.extend({name: z.string()})), // what each explains that no other can
      dummy: shareSchema, // the same of one drawn by lot, that explains nothing
    }),
  ), // of those depths that are complete
  noise: z
    .strictObject({
      configurations: z.array(
        z.strictObject({model: z.string(), seeds: count, accuracy: spreadSchema, loss: spreadSchema}),
      ),
      sd: z.number().nonnegative(), // of the accuracy, between seeds, pooled
      freedom: count,
      difference: z.number().nonnegative(), // two single trainings differ by less in 95 %, by their seeds alone
      margin: z.number().nonnegative(), // a configuration that lies no further below the highest is tied with it
      ties: count, // configurations that are
      chosen: z.string(), // the cheapest of those that lie no further below the highest than one standard deviation
    })
    .nullable(), // until two seeds of one configuration have finished
  search: z
    .strictObject({
      seeds: count, // replays of each method
      operations: count, // of training all configurations to the end
      methods: z.array(
        z.strictObject({
          method: searchMethodSchema,
          points: z.array(
            z.strictObject({
              operations: count, // spent
              regret: z.strictObject({mean: z.number(), low: z.number(), high: z.number()}), // without a tenth at each end
              best: proportion, // of the replays that would choose the best
              tied: proportion.nullable(), // of the replays that would choose one that cannot be told from the best
            }),
          ),
          inNoise: z // from where on the mean regret is no more than the noise's sd
            .strictObject({
              operations: count, // until the choice is made
              finished: count, // and it is trained to the end
            })
            .nullable(),
          saving: z.number().nullable(), // how many times as much a random search spends until its choice is trained
        }),
      ),
    })
    .nullable(), // until two configurations have finished
});

export type Tuning = z.infer<typeof tuningSchema>;
export type SearchMethod = z.infer<typeof searchMethodSchema>;
