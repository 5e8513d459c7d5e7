import {z} from 'zod';
import type {DataShape} from '../data-shape.ts';
import {
  classCounts,
  count,
  datasetNameSchema,
  imageShapeSchema,
  intervalSchema,
  label,
  proportion,
  sha256,
  splitConfigSchema,
  splitNameSchema,
} from './values.ts';

/** What an analysis was computed from: it is current while this is unchanged. */
export const analysisInputsSchema = z.strictObject({
  analysis: z.string(),
  version: z.int().positive(),
  data: sha256,
  entry: sha256.optional(), // of what the data set's entry says, where the analysis repeats it
  split: splitConfigSchema,
});

const dataShapeSchema: z.ZodType<DataShape> = imageShapeSchema.extend({
  classCount: z.int().min(classCounts.least).max(classCounts.most),
});

/** Where an image stands: `index` counts in the official file that holds it (validation images in the training file). */
export const imageReferenceSchema = z.strictObject({split: splitNameSchema, index: count, label});

/** `names.json`: what each image of a user's own was called, in the order of the files. */
export const imageNamesSchema = z.strictObject({training: z.array(z.string()), test: z.array(z.string())});

/** A picture of equal tiles of 28 x 28 pixels, row by row, without gaps; 0 = background ... 255 = ink. */
export const imageSheetSchema = z.strictObject({
  file: z.string(), // beside the JSON file
  columns: z.int().positive(),
  images: z.array(imageReferenceSchema),
});

const classifierSchema = z.strictObject({
  count, // test images
  correct: count,
  accuracy: proportion,
  interval: intervalSchema,
  confusion: z.array(z.array(count)), // [true label][predicted label]
});

const duplicatesSchema = z.strictObject({
  images: count, // images that equal, byte for byte, an earlier one (across: test images that equal a training image)
  differentLabels: count, // of these, how many carry another label than the one they equal
  examples: z.array(z.tuple([imageReferenceSchema, imageReferenceSchema])), // at most 10; [the one equalled, the image]
});

/** `datasets/<name>/description.json` */
export const descriptionSchema = z.strictObject({
  inputs: analysisInputsSchema,
  dataset: datasetNameSchema,
  title: z.string(), // "Fashion-MNIST"
  classNames: z.array(z.string()), // index = label
  shape: dataShapeSchema,
  splits: z.array(z.strictObject({split: splitNameSchema, count, perClass: z.array(count)})).length(3),
  pixels: z.strictObject({
    // of the training split; values 0 ... 1
    mean: proportion,
    sd: proportion,
    backgroundShare: proportion, // pixels that are exactly 0
    meanPerClass: z.array(proportion),
  }),
  samples: imageSheetSchema, // one row a class, the first images of the training split
  means: z.strictObject({file: z.string(), columns: z.int().positive()}), // the mean image of each class, by label
  nearestMean: classifierSchema,
  nearestNeighbour: classifierSchema,
  duplicates: z.strictObject({
    withinTraining: duplicatesSchema,
    withinTest: duplicatesSchema,
    across: duplicatesSchema,
  }),
});

/** `look-alikes/<name>/look-alikes.json`. Distances are Euclidean, over pixels of 0 ... 1; test images throughout. */
export const lookAlikesSchema = z.strictObject({
  inputs: analysisInputsSchema,
  dataset: datasetNameSchema,
  pairs: z.strictObject({
    // the nearest pairs of different classes, nearest first, no image twice; two tiles a pair
    sheet: imageSheetSchema,
    distances: z.array(z.number().nonnegative()),
  }),
  trio: z
    .strictObject({
      // three images of three classes, with the smallest sum of distances
      sheet: imageSheetSchema,
      distances: z.tuple([z.number(), z.number(), z.number()]), // first-second, second-third, first-third
    })
    .optional(), // of two classes there is none
  noise: z.strictObject({
    // test images whose five nearest training images all carry one and the same other label
    sheet: imageSheetSchema, // at most 10, those with the nearest fifth neighbour first
    neighbourLabels: z.array(label), // one a tile
    count,
    share: proportion,
  }),
  variety: z.strictObject({
    // ten images of one class, each as far as can be from those before it
    sheet: imageSheetSchema, // the class with the largest mean distance
    label,
    meanDistance: z.array(z.number().positive()), // by label: of the test images from the mean training image
  }),
  likeness: z.strictObject({
    // nearest training image of each test image
    confusion: z.array(z.array(count)), // [label][label of the nearest training image]
    otherClassNearer: proportion,
  }),
});

export type AnalysisInputs = z.infer<typeof analysisInputsSchema>;
export type ImageReference = z.infer<typeof imageReferenceSchema>;
export type ImageSheet = z.infer<typeof imageSheetSchema>;
export type Description = z.infer<typeof descriptionSchema>;
export type LookAlikes = z.infer<typeof lookAlikesSchema>;
export type ImageNames = z.infer<typeof imageNamesSchema>;
