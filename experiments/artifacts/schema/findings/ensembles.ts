import {z} from 'zod';
import {count, datasetNameSchema, intervalSchema, proportion, spreadSchema, trialKeySchema} from '../values.ts';
import {calibratedSchema, findingInputsSchema, judgedSchema} from './shared.ts';

const votingSchema = z.strictObject({
  validation: proportion, // accuracy
  test: proportion,
  interval: intervalSchema, // Wilson's, of the test accuracy
  gain: judgedSchema, // over the members' mean; test images in pairs; the gains of all ensembles together
});

/** `findings/ensembles/record.json`: what final networks are worth together. */
export const ensemblesSchema = z.strictObject({
  inputs: findingInputsSchema,
  finished: count, // trials
  planned: count,
  ensembles: z.array(
    z.strictObject({
      dataset: datasetNameSchema,
      name: z.string(), // "nn-512-ensemble"
      title: z.string(), // "Simple NN, 3 networks"; ", several views" where its members look so
      architecture: z.string(), // family of all members, or "mixed"
      parameters: count, // of all members together
      trainingOperations: count,
      members: z.array(
        z.strictObject({
          model: z.string(),
          seed: z.int(),
          key: trialKeySchema,
          viewed: z.boolean(), // looks at each image by several views
        }),
      ),
      selection: z
        .array(z.strictObject({model: z.string(), accuracy: proportion, loss: z.number()})) // step by step: the model that was added, and the score on validation images with it
        .nullable(), // null: all seeds of one model, nothing was chosen
      alone: z.strictObject({validation: spreadSchema, test: spreadSchema}), // accuracy of the members
      majority: votingSchema, // the class that most members predict; ties by mean probability
      mean: votingSchema.extend({calibration: calibratedSchema}), // by the mean of the members' probabilities
    }),
  ),
});

export type Ensembles = z.infer<typeof ensemblesSchema>;
