import {z} from 'zod';
import {imageReferenceSchema, imageSheetSchema} from '../datasets.ts';
import {count, datasetNameSchema, label, proportion} from '../values.ts';
import {findingInputsSchema} from './shared.ts';

/**
 * `findings/near-duplicates/record.json`: test images with a twin among the official training images. A twin is a nearest
 * image, by correlation, that stands out among the nearest ones by more than chance makes it do.
 */
export const nearDuplicatesSchema = z.strictObject({
  inputs: findingInputsSchema,
  criterion: z.strictObject({
    neighbours: z.int().min(2), // among so many a twin stands out
    falseDiscoveryRate: proportion, // share of false twins, on average, at most
    least: proportion, // correlation of twins
    correlation: proportion, // from which on two images count as similar, twins or not
  }),
  datasets: z.array(
    z.strictObject({
      dataset: datasetNameSchema,
      images: count, // test images
      dimensions: z.array(z.number().positive()), // by label: in which training images lie around test images
      count, // those with a twin
      share: proportion,
      differentLabels: count, // of these, how many carry another label than their twin
      perClass: z.array(count),
      pairs: z.array(
        z.strictObject({
          index: count, // of the test image
          label,
          twin: imageReferenceSchema,
          correlation: z.number(), // of the two images' pixels
          chance: proportion, // of standing out so far
        }),
      ), // those first that stand out most
      similar: z.strictObject({count, share: proportion, perClass: z.array(count)}),
      sheet: imageSheetSchema, // the first pairs, two tiles each: test image, twin
    }),
  ),
});

export type NearDuplicatesFinding = z.infer<typeof nearDuplicatesSchema>;
