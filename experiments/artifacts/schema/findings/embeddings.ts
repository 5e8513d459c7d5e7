import {z} from 'zod';
import {count, datasetNameSchema, proportion, trialKeySchema} from '../values.ts';
import {findingInputsSchema} from './shared.ts';

const mapSchema = z.strictObject({
  kind: z.enum(['pca', 'umap']),
  file: z.string(), // [images, 2], x and y, 16 bits without sign each, little-endian
  ranges: z.array(z.tuple([z.number(), z.number()])).length(2), // of x and y: what 0 and 65,535 stand for
  disparity: proportion, // to the first map of a network, on which it is laid; see Procrustes analysis
  kept: proportion, // of the nearest others of each image, how many are among the nearest in the map
});

/** `findings/embeddings/record.json`: maps of the test images, by what networks make of them. */
export const embeddingsSchema = z.strictObject({
  inputs: findingInputsSchema,
  neighbours: count, // how many nearest others count, for the layout and for what is kept
  datasets: z.array(
    z.strictObject({
      dataset: datasetNameSchema,
      images: count, // all test images, in their order: also in the files
      sprites: z.strictObject({
        file: z.string(),
        shape: z.strictObject({height: count, width: count, channels: z.union([z.literal(1), z.literal(3)])}),
        columns: z.int().positive(),
      }),
      labels: z.string(), // file of a byte each
      spaces: z.array(
        // the pixels, then the last features of each network
        z.strictObject({
          model: z.string().nullable(), // null: the pixels
          title: z.string(),
          key: trialKeySchema.nullable(),
          dimensions: count,
          explained: z.array(proportion).length(2), // of the variance, by the axes of the PCA
          predicted: z.string().nullable(), // file of a byte each
          nearest: z.string(), // file: [images, 3], the nearest others, nearest first, 16 bits each, little-endian
          nearestAlike: proportion, // images whose nearest other has their label
          maps: z.array(mapSchema),
        }),
      ),
    }),
  ),
});

export type Embeddings = z.infer<typeof embeddingsSchema>;
