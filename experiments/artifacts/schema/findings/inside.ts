import {z} from 'zod';
import {imageReferenceSchema, imageSheetSchema} from '../datasets.ts';
import {layerSummarySchema} from '../studies.ts';
import {count, datasetNameSchema, label, proportion, trialKeySchema} from '../values.ts';
import {findingInputsSchema} from './shared.ts';

/** A picture of equal maps, row by row, without gaps; each row has a scale of its own. */
export const mapSheetSchema = z.strictObject({
  file: z.string(), // beside the record
  height: z.int().positive(), // of a map, in cells
  width: z.int().positive(),
  columns: z.int().positive(),
  signed: z.boolean(), // 128 = 0, 255 = the scale, 1 = minus the scale; otherwise 0 = 0, 255 = the scale
  scales: z.array(z.number().nonnegative()), // one a row
});

const numbers = z.array(z.number());
const nine = numbers.length(9); // of a window of 3 x 3, row by row
const nines = numbers.min(9); // of such a window on each channel of the pixels, one channel after the other

const cell = {row: count, column: count}; // of a map
const summed = {sum: z.number(), response: z.number().nonnegative()}; // of products and a bias; the same after ReLU
const drawn = {width: count, map: numbers}; // all numbers of a map, row by row

/** A cell of a convolution, with numbers that add up exactly as they stand here; the kernel and its bias apart. */
const workedCellSchema = z.strictObject({
  ...{...cell, ...summed},
  window: z.array(proportion).min(9), // the pixels that the kernel lies on, channel by channel
  products: nines, // each times the kernel's number
});

/**
 * What a CNN computes for one image, from the pixels to the probabilities; each `layer` is a place in `layers`. All
 * numbers are rounded, so that each sum is that of the numbers that stand here. So is each product in `convolution`;
 * elsewhere it may differ in the last digit.
 */
const workedSchema = z.strictObject({
  image: imageReferenceSchema,
  pixels: z.array(z.int().min(0).max(255)),
  convolution: z.strictObject({
    ...{layer: count, filter: count, kernel: nines, bias: z.number(), ...drawn},
    strongest: workedCellSchema, // among the strongest responses of all filters
    weakest: workedCellSchema, // among the lowest sums of the same filter
  }),
  // of that filter's map, the cell that the strongest response goes into
  pooling: z.strictObject({layer: count, ...cell, values: numbers, largest: z.number(), ...drawn}),
  // the strongest response of the next convolution
  deep: z.strictObject({
    ...{layer: count, filter: count, ...cell, bias: z.number(), ...summed},
    channels: numbers, // the sum of nine products for each of the maps before
    most: z.strictObject({channel: count, window: nine, kernel: nine, products: nine}), // the map that gives most
  }),
  flatten: z.strictObject({
    ...{layer: count, shape: z.array(count).length(3)}, // height, width, channels
    ...{...cell, channel: count, value: z.number()}, // the largest
    index: count, // where it stands in the row
  }),
  // the strongest response of the hidden units
  hidden: z.strictObject({
    ...{layer: count, unit: count, bias: z.number(), ...summed},
    channels: numbers, // for each of the maps before, the sum of the products of all its cells
    responses: numbers, // of all units
  }),
  // the highest score, from the hidden units' responses
  score: z.strictObject({layer: count, label, weights: numbers, products: numbers, bias: z.number(), sum: z.number()}),
  softmax: z.strictObject({
    scores: numbers,
    powers: numbers, // e to the scores as they stand here
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
      sheet: mapSheetSchema, // a row a filter, a column a map that it lies on; on grey pixels, all filters in one row
      kernels: z.array(z.array(z.number())), // of filters on pixels, channel by channel and row by row; otherwise empty
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
