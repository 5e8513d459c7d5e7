import {z} from 'zod';
import {count, datasetNameSchema, intervalSchema, proportion} from '../values.ts';
import {findingInputsSchema, judgedSchema} from './shared.ts';

const offerKindSchema = z.enum(['network', 'views', 'ensemble']); // one look; several views of each image; several networks

/** `findings/costs/record.json`: what the accuracy of final models costs. Test images. */
export const costsSchema = z.strictObject({
  inputs: findingInputsSchema,
  finished: count, // trials
  planned: count,
  draws: count, // of the bootstrap
  reference: z.string(), // the model that gains are over
  offers: z.array(
    z.strictObject({
      dataset: datasetNameSchema,
      name: offerKindSchema, // with data set and model, the name of its row
      model: z.string(), // of an ensemble, the model that all its networks are of
      title: z.string(),
      architecture: z.string(),
      networks: count, // seeds over which the mean is taken, or members
      parameters: count, // of all members together
      multiplyAdds: count, // of one image, all looks of all members together
      trainingOperations: count, // of one network, or of all members
      seconds: z.number().nonnegative(), // of one core, in training; mean over seeds that one engine trained, or sum over members
      accuracy: proportion, // mean over seeds
      interval: intervalSchema,
      // over the reference, by seeds and images; of single networks and of views; all gains together
      gain: judgedSchema.nullable(),
      overOneLook: judgedSchema.nullable(), // of views: over one look of the same networks, in pairs; all of them together
      front: z.strictObject({parameters: z.boolean(), multiplyAdds: z.boolean(), trainingOperations: z.boolean()}), // none is as good for less
    }),
  ),
  published: z.array(
    z.strictObject({
      dataset: datasetNameSchema,
      title: z.string(),
      parameters: count,
      accuracy: proportion,
      source: z.string(),
    }),
  ), // networks of others: quoted, not computed here
  views: z.array(judgedSchema.extend({dataset: datasetNameSchema, networks: count})), // over one look, all networks that have views
});

export type Costs = z.infer<typeof costsSchema>;
