import {z} from 'zod';

export const proportion = z.number().min(0).max(1);
export const count = z.int().nonnegative();
export const label = z.int().min(0).max(255);
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** The name of a trial's folder: the first 16 hex digits of the SHA-256 of its plain data. */
export const trialKeySchema = z.string().regex(/^[0-9a-f]{16}$/);

export const datasetNameSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** What a data set may have: sides of images in pixels, and classes. */
export const sides = {least: 8, most: 64} as const;
export const classCounts = {least: 2, most: 256} as const;

const side = z.int().min(sides.least).max(sides.most);

/** The shape of an image; the sides in pixels. */
export const imageShapeSchema = z.strictObject({
  height: side,
  width: side,
  channels: z.union([z.literal(1), z.literal(3)]), // grey, or red, green and blue
});

export const splitNameSchema = z.enum(['training', 'validation', 'test']);

/** Which images stand in which split. The official training images are shuffled by the seed, class by class. */
export const splitConfigSchema = z.strictObject({
  seed: z.int(),
  trainingCount: z.int().positive(), // the first so many of the shuffled training images, outside the fold if there is one
  validationCount: z.int().positive(), // the last so many of them, or of the fold
  fold: z
    .strictObject({count: z.int().min(2), index: count}) // the shuffled images in so many equal stretches; which one
    .optional(),
  testCount: z.int().positive(), // the first so many of the official test images
  classes: z.array(label).nonempty().optional(), // images of these alone: the counts above are of them; all unless it says
  wrongLabels: z // this share of the labels is changed to those of other classes, drawn by the seed
    .strictObject({share: proportion, of: z.enum(['training', 'all'])}) // images: those to train on, or test images too
    .optional(),
  permutation: z.int().optional(), // draws the one other order that the pixels of every image are put in
});

/** Mean, standard deviation (n - 1), smallest and largest over seeds; sd is 0 for a single seed. */
export const spreadSchema = z.strictObject({mean: z.number(), sd: z.number(), min: z.number(), max: z.number()});

/** What a proportion's 95 % interval spans. */
export const intervalSchema = z.strictObject({low: proportion, high: proportion});

export type DatasetName = z.infer<typeof datasetNameSchema>;
export type SplitName = z.infer<typeof splitNameSchema>;
export type SplitConfig = z.infer<typeof splitConfigSchema>;
export type Spread = z.infer<typeof spreadSchema>;
export type Interval = z.infer<typeof intervalSchema>;
