import {z} from 'zod';
import {imageReferenceSchema, imageSheetSchema} from '../datasets.ts';
import {layerSummarySchema} from '../studies.ts';
import {count, datasetNameSchema, label, proportion, trialKeySchema} from '../values.ts';
import {findingInputsSchema} from './shared.ts';

/** A picture of square maps, row by row, without gaps; each row has a scale of its own. */
export const mapSheetSchema = z.strictObject({
  file: z.string(), // beside the record
  side: z.int().positive(), // of a map, in cells
  columns: z.int().positive(),
  signed: z.boolean(), // 128 = 0, 255 = the scale, 1 = minus the scale; otherwise 0 = 0, 255 = the scale
  scales: z.array(z.number().nonnegative()), // one a row
});

/** A cell of a convolution, with numbers that add up exactly as they stand here; the kernel and its bias apart. */
const workedCellSchema = z.strictObject({
  row: count, // of the response map
  column: count,
  window: z.array(proportion).length(9), // the pixels that the kernel lies on, row by row
  products: z.array(z.number()).length(9), // each times the kernel's number
  sum: z.number(), // of the products and the bias
  response: z.number().nonnegative(), // after ReLU
});

/**
 * What a CNN computes for one image, from the pixels to the probabilities. All numbers are rounded, so that each sum is
 * that of the numbers that stand here. So is each product in `convolution`; elsewhere it may differ in the last digit.
 */
const workedSchema = z.strictObject({
  image: imageReferenceSchema,
  pixels: z.array(z.int().min(0).max(255)),
  convolution: z.strictObject({
    layer: count, // place in `layers`
    filter: count,
    kernel: z.array(z.number()).length(9),
    bias: z.number(),
    strongest: workedCellSchema, // among the strongest responses of all filters
    weakest: workedCellSchema, // among the lowest sums of the same filter
    side: count,
    map: z.array(z.number()), // all responses of the filter, row by row
  }),
  pooling: z.strictObject({
    layer: count,
    row: count, // of the cell that the strongest response goes into
    column: count,
    values: z.array(z.number()), // row by row
    largest: z.number(),
    side: count,
    map: z.array(z.number()), // the whole map, pooled
  }),
  deep: z.strictObject({
    // the strongest response of the next convolution
    layer: count,
    filter: count,
    row: count,
    column: count,
    channels: z.array(z.number()), // the sum of nine products for each of the maps before
    bias: z.number(),
    sum: z.number(),
    response: z.number(),
    // the map that gives most
    most: z.strictObject({
      channel: count,
      window: z.array(z.number()).length(9),
      kernel: z.array(z.number()).length(9),
      products: z.array(z.number()).length(9), // they add up to the channel's sum
    }),
  }),
  flatten: z.strictObject({
    layer: count,
    shape: z.array(count).length(3), // height, width, channels
    row: count, // of the largest value
    column: count,
    channel: count,
    index: count, // where it stands in the row
    value: z.number(),
  }),
  hidden: z.strictObject({
    layer: count,
    unit: count, // with the strongest response
    channels: z.array(z.number()), // for each of the maps before, the sum of the products of all its cells
    bias: z.number(),
    sum: z.number(),
    response: z.number(),
    responses: z.array(z.number()), // of all units
  }),
  score: z.strictObject({
    layer: count,
    label, // of the highest score
    weights: z.array(z.number()), // of the hidden units' responses
    products: z.array(z.number()),
    bias: z.number(),
    sum: z.number(),
  }),
  softmax: z.strictObject({
    scores: z.array(z.number()),
    powers: z.array(z.number()), // e to the scores as they stand here
    total: z.number(),
    probabilities: z.array(proportion), // the powers divided by the total
  }),
});

const insideNetworkSchema = z.strictObject({
  key: trialKeySchema,
  seed: z.int(),
  model: z.string(),
  title: z.string(),
  layers: z.array(
    layerSummarySchema.extend({
      // what a cell of its maps sees, in pixels; null where it has no maps
      field: z.strictObject({size: count, step: count, start: z.number()}).nullable(),
    }),
  ),
  kept: z.strictObject({count, same: count}), // test images, and for how many the rounded weights predict the same class
  predictions: z.array(
    // one for each of the images
    z.strictObject({
      label, // the most probable
      probability: proportion,
      other: label, // the true label, or the second most probable where that is the first
      otherProbability: proportion,
    }),
  ),
  filters: z.array(
    z.strictObject({
      layer: count,
      sheet: mapSheetSchema, // a row a filter, a column a map that it lies on; on pixels, all filters in one row
      kernels: z.array(z.array(z.number())), // of filters on pixels, row by row; otherwise empty
      biases: z.array(z.number()),
    }),
  ),
  responses: z.array(z.strictObject({layer: count, sheet: mapSheetSchema})), // a row an image, of those that are right
  // Two rows an image: for the predicted class, then for the other.
  saliency: mapSheetSchema, // the slope of the class's score along each pixel
  attention: z.array(z.strictObject({layer: count, sheet: mapSheetSchema})), // where in a layer's maps the class is seen
  worked: workedSchema.nullable(), // for that image of the right ones that it is least sure of; of the convolutional kind
});

/** `findings/inside/record.json`: what trained networks do with chosen test images. */
export const insideSchema = z.strictObject({
  inputs: findingInputsSchema,
  datasets: z.array(
    z.strictObject({
      dataset: datasetNameSchema,
      images: imageSheetSchema, // of each class the first that all networks here get right, then the first that one misses
      rightCount: count, // of the images: those that are right come first
      networks: z.array(insideNetworkSchema),
    }),
  ),
});

export type MapSheet = z.infer<typeof mapSheetSchema>;
export type Worked = z.infer<typeof workedSchema>;
export type Inside = z.infer<typeof insideSchema>;
