import {z} from 'zod';

// The contract between experiments/ and site/: experiments write through it, the site reads through it.
// Accuracies and shares are 0 ... 1; losses are mean cross-entropy in nats; labels are 0 ... 9.

const proportion = z.number().min(0).max(1);
const count = z.int().nonnegative();
const label = z.int().min(0).max(9);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** The name of a trial's folder: the first 16 hex digits of the SHA-256 of its plain data. */
export const trialKeySchema = z.string().regex(/^[0-9a-f]{16}$/);

export const datasetNameSchema = z.enum(['mnist', 'fashion-mnist']);
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
});

/** Mean, standard deviation (n - 1), smallest and largest over seeds; sd is 0 for a single seed. */
export const spreadSchema = z.strictObject({mean: z.number(), sd: z.number(), min: z.number(), max: z.number()});

/** What a proportion's 95 % interval spans. */
export const intervalSchema = z.strictObject({low: proportion, high: proportion});

// --- Trials -----------------------------------------------------------------------------------------------------

export const modelSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('dense'),
    hiddenUnits: z.array(z.int().positive()), // one entry a hidden layer
    dropoutRate: z.number().min(0).lt(1), // after the last hidden layer; 0 = none
  }),
  z.strictObject({
    kind: z.literal('convolutional'),
    filters: z.array(z.int().positive()), // one entry a convolution of 3 x 3
    pooled: count, // how many of the convolutions, from the first on, are followed by max pooling
    denseUnits: z.int().positive(),
    dropoutRate: z.number().min(0).lt(1), // after the hidden dense layer; 0 = none
  }),
  z.strictObject({
    kind: z.literal('airbench'),
    widths: z.array(z.int().positive()).length(3), // filters of the convolutions of each block
    whitening: z.literal(false).optional(), // false: the first layer is trained like any other
  }),
]);

const optimizerSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('rmsprop'),
    learningRate: z.number().positive(),
    decay: proportion, // of the running mean of squared gradients
    epsilon: z.number().positive(),
  }),
  z.strictObject({
    kind: z.literal('nesterov'),
    learningRate: z.number().positive(), // at the schedule's peak
    momentum: proportion,
    weightDecay: z.number().nonnegative(), // adds so many times the weight to its gradient
    shiftScale: z.number().positive(), // shifts learn so many times as fast, and decay as much less
  }),
]);

const scheduleSchema = z.strictObject({
  kind: z.literal('triangle'), // of the learning rate, as a share of its peak: a straight way up, then down
  start: proportion,
  peak: proportion, // the share of the steps before the peak
  end: proportion,
});

const augmentationSchema = z.strictObject({
  translation: count, // each image is moved by up to so many pixels, down or up and right or left; background comes in
  flip: z.enum(['none', 'alternating']), // left for right: half of the images in one epoch, the other half in the next
  erasing: z
    .strictObject({
      probability: proportion, // of an image to lose a rectangle to noise
      area: z.tuple([proportion, proportion]), // smallest and largest, as shares of the image
    })
    .optional(),
});

export const trainingSchema = z.strictObject({
  optimizer: optimizerSchema,
  schedule: scheduleSchema.optional(), // without it the learning rate is constant
  labelSmoothing: proportion.optional(), // this share of the true class's probability is spread over all classes
  l2: z.number().positive().optional(), // adds so many times the sum of squares of all kernels but the last to the loss
  augmentation: augmentationSchema.optional(),
  averaging: z.strictObject({decay: proportion}).optional(), // predicts by a moving average of the weights
  batchSize: z.int().positive(),
  epochs: z.int().positive(),
});

/** Looks at each image several times and multiplies the probabilities: as it is, moved, and left for right. */
export const viewsSchema = z.strictObject({
  shift: z.int().positive(), // also so many pixels up and left, and down and right
  mirror: z.boolean(),
});

/** Everything that decides what a trial computes, as plain data. */
export const trialSchema = z.strictObject({
  dataset: datasetNameSchema,
  split: splitConfigSchema,
  model: modelSchema,
  training: trainingSchema,
  views: viewsSchema.optional(), // predicts a second time, by several views of each image
  seed: z.int(),
});

const scoreSchema = z.strictObject({loss: z.number(), accuracy: proportion});

export const epochSchema = z.strictObject({
  epoch: z.int().positive(),
  optimizedLoss: z.number(), // mean over the epoch's steps, dropout on
  training: scoreSchema, // after the epoch, dropout off, on as many training images as there are validation images
  validation: scoreSchema,
});

const evaluationSchema = z.strictObject({
  count,
  correct: count,
  accuracy: proportion,
  loss: z.number(),
  confusion: z.array(z.array(count)), // [true label][predicted label]
});

/** What a trial computes, by one digest for each part: it is current while none of them changes. */
export const computationSchema = z.strictObject({
  data: sha256, // the published files
  steps: z.record(z.string(), sha256), // the recorded graph of each function: training steps and prediction
  initialState: sha256, // weights, and what the optimiser remembers
  firstBatches: sha256, // of the first two epochs
  learningRates: sha256, // of every step
  scoring: sha256, // an example
  views: sha256.optional(), // an example of prediction by several views
});

/** `computations.json`: what each trial computes, as found from the source with this fingerprint. */
export const computationsSchema = z.strictObject({
  source: sha256,
  trials: z.record(trialKeySchema, computationSchema),
});

/** `result.json`: the same bytes whenever the same trial runs on the same class of machine. */
export const resultSchema = z.strictObject({
  trial: trialSchema,
  computation: computationSchema,
  parameters: count,
  trainingOperations: count, // multiplications and additions, forward and backward, over the whole training
  epochs: z.array(epochSchema).nonempty(),
  validation: evaluationSchema,
  test: evaluationSchema.nullable(), // only where a study declares the trial final
  viewed: z.strictObject({validation: evaluationSchema, test: evaluationSchema.nullable()}).optional(), // by several views
  files: z.record(z.string(), sha256), // the trial's other deterministic files
});

/** `run.json`: how the trial happened to run; never compared. */
export const runSchema = z.strictObject({
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  seconds: z.number().nonnegative(), // spent computing, all sessions together
  processorSeconds: z.number().nonnegative().optional(), // of these, on a processor: less where others computed too
  interruptions: z.array(z.strictObject({resumedAt: z.iso.datetime(), afterEpoch: count})),
  machine: z.strictObject({
    processor: z.string(),
    cores: count,
    memoryBytes: count,
    threads: count,
    platform: z.string(),
  }),
  versions: z.strictObject({node: z.string(), tfjs: z.string(), tensorflow: z.string()}),
});

/** `searches/<name>/record.json`: which candidates were trained how far, and how good they were; beside it `run.json`. */
export const searchSchema = z.strictObject({
  name: z.string(),
  title: z.string(),
  question: z.string(),
  rungs: z.array(z.int().positive()).nonempty(), // epochs after which candidates are compared
  factor: z.int().min(2), // at each rung but the last, one in so many goes on: those with the highest accuracy
  candidates: z
    .array(
      z.strictObject({
        trial: trialSchema,
        computation: computationSchema,
        epochs: z.array(epochSchema).nonempty(), // until it was stopped, or to the end
        operations: count, // multiplications and additions of those epochs
      }),
    )
    .nonempty(),
  chosen: count, // place of the best among the candidates
});

// --- Studies ----------------------------------------------------------------------------------------------------

export const layerSummarySchema = z.strictObject({
  kind: z.string(), // "dense", "dropout", ...
  title: z.string(), // "Dense 512, ReLU"
  outputShape: z.array(z.int().positive()), // without the batch axis
  parameters: count,
  multiplyAdds: count, // one image, forward
});

/** All seeds of one configuration on one data set. Statistics are over the trials that have finished. */
export const groupSchema = z.strictObject({
  dataset: datasetNameSchema,
  model: z.string(), // id, such as "nn-512"
  title: z.string(), // "NN 512"
  architecture: z.string(), // family, such as "NN"
  layers: z.array(layerSummarySchema).nonempty(),
  parameters: count,
  multiplyAdds: count,
  trainingOperations: count, // one trial
  trials: z.array(z.strictObject({key: trialKeySchema, seed: z.int(), finished: z.boolean()})).nonempty(),
  epochs: z.array(
    z.strictObject({
      epoch: z.int().positive(),
      training: z.strictObject({loss: spreadSchema, accuracy: spreadSchema}),
      validation: z.strictObject({loss: spreadSchema, accuracy: spreadSchema}),
    }),
  ), // empty until a trial has finished
  validation: z.strictObject({accuracy: spreadSchema, loss: spreadSchema}).nullable(),
  test: z
    .strictObject({
      accuracy: spreadSchema,
      interval: intervalSchema, // for other images and, of several seeds, for other seeds
      loss: spreadSchema,
      confusion: z.array(z.array(count)), // [true label][predicted label], added up over the seeds
    })
    .nullable(),
});

/** `studies/<name>.json` */
export const studySchema = z.strictObject({
  name: z.string(),
  title: z.string(),
  question: z.string(),
  groups: z.array(groupSchema).nonempty(),
});

/** `headline.json`: the numbers of the README's table and of the home page. */
export const headlineSchema = z.array(
  z.strictObject({
    dataset: datasetNameSchema,
    model: z.string(),
    architecture: z.string(),
    parameters: count,
    trainingOperations: count,
    seeds: count, // how many
    members: z.array(z.string()).optional(), // models with their seeds, such as "nn-512/1"; on ensembles only
    validationAccuracy: z.strictObject({mean: proportion, sd: z.number()}),
    testAccuracy: z.strictObject({
      mean: proportion,
      sd: z.number(),
      min: proportion,
      max: proportion,
      low: proportion,
      high: proportion,
    }),
  }),
);

/** `manifest.json`: every file beside it by its path, with what it was when it was written; of a log, its first bytes. */
export const manifestSchema = z.record(z.string(), z.strictObject({bytes: count, sha256}));

/** One line of `test-readings.jsonl`: somebody read the official test images. */
export const testReadingSchema = z.strictObject({
  date: z.iso.datetime(),
  dataset: datasetNameSchema,
  reader: z.string(), // "trial <key>" or the name of an analysis
  purpose: z.string(),
});

// --- Data sets --------------------------------------------------------------------------------------------------

/** What an analysis was computed from: it is current while this is unchanged. */
export const analysisInputsSchema = z.strictObject({
  analysis: z.string(),
  version: z.int().positive(),
  data: sha256,
  split: splitConfigSchema,
});

/** Where an image stands: `index` counts in the official file that holds it (validation images in the training file). */
export const imageReferenceSchema = z.strictObject({split: splitNameSchema, index: count, label});

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
  classNames: z.array(z.string()).length(10), // index = label
  splits: z.array(z.strictObject({split: splitNameSchema, count, perClass: z.array(count).length(10)})).length(3),
  pixels: z.strictObject({
    // of the training split; values 0 ... 1
    mean: proportion,
    sd: proportion,
    backgroundShare: proportion, // pixels that are exactly 0
    meanPerClass: z.array(proportion).length(10),
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
  trio: z.strictObject({
    // three images of three classes, with the smallest sum of distances
    sheet: imageSheetSchema,
    distances: z.tuple([z.number(), z.number(), z.number()]), // first-second, second-third, first-third
  }),
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
    meanDistance: z.array(z.number().positive()).length(10), // by label: of the test images from the mean training image
  }),
  likeness: z.strictObject({
    // nearest training image of each test image
    confusion: z.array(z.array(count)), // [label][label of the nearest training image]
    otherClassNearer: proportion,
  }),
});

// --- Findings: from trials that have finished ---------------------------------------------------------------------

/** What a finding was made from: it is current while this is unchanged. */
export const findingInputsSchema = z.strictObject({
  source: sha256, // of the code that finds
  trials: sha256, // of the results of the trials
});

/**
 * `findings/near-duplicates/record.json`: test images with a twin among the official training images. A twin is a nearest
 * image, by correlation, that stands out among the nearest ones by more than chance makes it do.
 */
export const nearDuplicatesSchema = z.strictObject({
  inputs: findingInputsSchema,
  criterion: z.strictObject({
    neighbours: z.int().min(2), // among so many a twin stands out
    falseDiscoveryRate: proportion, // share of false twins, on average, at most
    correlation: proportion, // from which on two images count as similar, twins or not
  }),
  datasets: z.array(
    z.strictObject({
      dataset: datasetNameSchema,
      images: count, // test images
      dimensions: z.array(z.number().positive()).length(10), // by label: in which training images lie around test images
      count, // those with a twin
      share: proportion,
      differentLabels: count, // of these, how many carry another label than their twin
      perClass: z.array(count).length(10),
      pairs: z.array(
        z.strictObject({
          index: count, // of the test image
          label,
          twin: imageReferenceSchema,
          correlation: z.number(), // of the two images' pixels
          chance: proportion, // of standing out so far
        }),
      ), // those first that stand out most
      similar: z.strictObject({count, share: proportion, perClass: z.array(count).length(10)}),
      sheet: imageSheetSchema, // the first pairs, two tiles each: test image, twin
    }),
  ),
});

const labelJudgementSchema = z.strictObject({
  images: count,
  thresholds: z.array(proportion).length(10), // by label: mean probability of the label over the images that carry it
  confident: z.array(z.array(count)), // images by [given label][label that they surely seem to have]
  joint: z.array(z.array(proportion)), // estimated share of all images, by [given label][true label]
  errorRate: proportion, // the joint off its diagonal
  suspects: count, // the confident counts off their diagonal
  share: proportion,
  perClass: z.array(count).length(10), // suspects by given label
  worst: z.array(
    z.strictObject({
      likely: label,
      margin: z.number(), // probability of the given label less that of the likely one
    }),
  ), // one a tile
  sheet: imageSheetSchema, // the worst suspects; their labels are the given ones
});

const cleanedSchema = z.strictObject({
  images: count,
  mean: proportion, // accuracy, over the seeds
  sd: z.number(),
  interval: intervalSchema, // for other images and, of several seeds, for other seeds
});

/**
 * `findings/label-errors/record.json`: which labels may be wrong, by confident learning over the predictions of networks
 * that have not trained on the images, and what that is worth. `suspects.csv` beside it lists all suspects.
 */
export const labelErrorsSchema = z.strictObject({
  inputs: findingInputsSchema,
  criterion: z.strictObject({neighbours: z.int(), falseDiscoveryRate: proportion, correlation: proportion}), // as in near-duplicates
  datasets: z.array(
    z.strictObject({
      dataset: datasetNameSchema,
      folds: z.strictObject({finished: count, planned: count}),
      training: labelJudgementSchema.nullable(), // all official training images whose fold has run; null: none has
      test: labelJudgementSchema.nullable(), // by the mean of the folds' networks
    }),
  ),
  accuracies: z.array(
    z.strictObject({
      dataset: datasetNameSchema,
      model: z.string(), // as in the headline
      title: z.string(),
      viewed: z.boolean(), // by several views of each image
      members: count.nullable(), // of an ensemble, by mean probability; null for a single network
      seeds: count,
      official: cleanedSchema, // all test images
      withoutNearDuplicates: cleanedSchema, // without those that have a twin among the training images
      withoutSimilar: cleanedSchema, // without those so similar to a training image, twins or not
      withoutSuspects: cleanedSchema.nullable(), // null: no fold has run
    }),
  ),
});

const rungSchema = z.strictObject({
  name: z.string(),
  title: z.string(),
  kind: z.enum(['rule', 'model', 'ensemble', 'quoted']), // nothing is trained; trained networks; their mean; others' figures
  model: z.string().nullable(), // as in the studies
  seeds: count.nullable(), // that have run; null where there are none to run
  viewed: z.boolean(), // by several views of each image
  accuracy: z.strictObject({mean: proportion, sd: z.number()}).nullable(), // on the test images; null: not yet run
  interval: intervalSchema.nullable(), // null: not yet run, or quoted without one
  source: z.string().nullable(), // of a quoted figure
});

/** `findings/difficulty/record.json`: how hard the data sets are. */
export const difficultySchema = z.strictObject({
  inputs: findingInputsSchema,
  finished: count, // trials
  planned: count,
  datasets: z.array(
    z.strictObject({
      dataset: datasetNameSchema,
      ladder: z.array(rungSchema), // from the simplest up, people last
      measures: z.strictObject({
        components: z.array(z.strictObject({share: proportion, count})), // principal components that hold a share of the variance
        dimensions: z.array(z.strictObject({images: count, dimension: z.number().positive()})), // two-NN, among so many images
        silhouette: z.strictObject({images: count, mean: z.number(), perClass: z.array(z.number()).length(10)}), // -1 ... 1
        overlap: z.array(z.array(proportion)), // by [label][label of the ten nearest training images]: share
        separability: z.strictObject({
          mean: proportion,
          pairs: z
            .array(z.strictObject({labels: z.tuple([label, label]), images: count, accuracy: proportion}))
            .length(45),
        }), // of test images of two classes, by a plane between their training images
      }),
    }),
  ),
});

const atlasMeasureSchema = z.strictObject({
  measure: z.enum(['pixels', 'structure', 'embedding']), // Euclid over pixels of 0 ... 1; 1 less structural similarity; directions of what the model's last layer sees
  mutual: count, // pairs of different classes, each the nearest of any other class to the other
  distances: z.array(z.number().nonnegative()), // of those shown
  sheet: imageSheetSchema, // the nearest of them, two tiles each
  classes: z.array(
    z.strictObject({
      labels: z.tuple([label, label]),
      distance: z.number().nonnegative(), // mean over the images of both to the nearest one of the other class
      confusions: count, // test images of one that the model takes for the other, over all seeds
      shown: z.array(z.number().nonnegative()), // distances of the nearest pairs of images, each the nearest of its class to the other
    }),
  ), // all pairs, the nearest first
  classSheet: imageSheetSchema, // the images of those pairs, two tiles each, classes after classes
  foretold: z
    .strictObject({
      correlation: z.number(), // Spearman: 1 = the nearer two classes, the more often confused
      low: z.number(), // 95 % interval, if other images were drawn
      high: z.number(),
      p: proportion, // of as large a correlation if the classes were matched at random
      adjusted: proportion, // by Holm, for all measures of both data sets
      apart: z.boolean(), // more than chance: adjusted at most .05, and the interval excludes zero
    })
    .nullable(), // null: the model has not run, or confuses nothing
});

/** `findings/atlas/record.json`: test images of different classes that look alike. */
export const atlasSchema = z.strictObject({
  inputs: findingInputsSchema,
  finished: count, // trials
  planned: count,
  datasets: z.array(
    z.strictObject({
      dataset: datasetNameSchema,
      model: z.strictObject({name: z.string(), title: z.string(), seeds: count}).nullable(), // whose embedding and confusions; null: none has run
      measures: z.array(atlasMeasureSchema), // the embedding only where the model has run
    }),
  ),
});

const costSchema = z.strictObject({
  trials: count,
  operations: count, // multiplications and additions of the trainings
  seconds: count, // of one core
  interruptions: count,
});

/** `findings/ledger/record.json`: what the computing cost. */
export const ledgerSchema = z.strictObject({
  inputs: findingInputsSchema,
  finished: count, // trials, each once
  planned: count,
  studies: z.array(costSchema.extend({name: z.string()})), // a trial of two studies counts in the first
  total: costSchema,
});

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
  pixels: z.array(z.int().min(0).max(255)).length(784),
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
    scores: z.array(z.number()).length(10),
    powers: z.array(z.number()).length(10), // e to the scores as they stand here
    total: z.number(),
    probabilities: z.array(proportion).length(10), // the powers divided by the total
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

/** `findings/robustness/record.json`: accuracy on spoiled test images. */
export const robustnessSchema = z.strictObject({
  inputs: findingInputsSchema,
  corruptions: z.array(z.strictObject({name: z.string(), strengths: z.array(z.number()).length(5), unit: z.string()})),
  datasets: z.array(
    z.strictObject({
      dataset: datasetNameSchema,
      images: count, // the first so many test images
      example: z.strictObject({
        // the first test image: a row a corruption, as it is and at each strength
        file: z.string(),
        columns: z.int().positive(),
        label,
      }),
      baseline: z.string().nullable(), // the model whose errors count 1
      models: z.array(
        z.strictObject({
          model: z.string(),
          title: z.string(),
          key: trialKeySchema,
          clean: proportion, // accuracy on the same images as they are
          spoiled: intervalSchema.extend({value: proportion}), // mean accuracy; the interval is over images
          accuracies: z.array(z.array(proportion).length(5)), // [corruption][strength]
          errors: z.array(z.number()).nullable(), // by corruption: errors at all strengths, as a share of the baseline's
          meanError: z.number().nullable(), // the mean of these: mean corruption error
        }),
      ),
    }),
  ),
});

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
      sprites: z.strictObject({file: z.string(), side: z.int().positive(), columns: z.int().positive()}),
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

/** `findings/overfitting/record.json`: how far each model does better on the images it has trained on than on others. */
export const overfittingSchema = z.strictObject({
  inputs: findingInputsSchema,
  groups: z.array(
    z.strictObject({
      study: z.string(),
      dataset: datasetNameSchema,
      model: z.string(),
      seeds: count,
      parted: z.int().positive().nullable(), // epoch from which on training accuracy stays above by more than chance; null: none
      lowest: z.int().positive(), // epoch with the lowest mean validation loss
      rise: spreadSchema, // of the validation loss, from that epoch to the last
      gap: spreadSchema, // training accuracy less validation accuracy, after the last epoch
    }),
  ),
});

const calibrationScoresSchema = z.strictObject({
  loss: spreadSchema, // mean cross-entropy
  brier: spreadSchema, // 0 ... 2
  calibrationError: spreadSchema, // expected, over 15 stretches of confidence
  bins: z
    .array(z.strictObject({count, confidence: proportion.nullable(), accuracy: proportion.nullable()})) // null: no image
    .length(15), // stretches of confidence of equal width; all seeds together
});

const calibratedSchema = z.strictObject({
  temperature: spreadSchema, // with the lowest loss on validation images; above 1: too sure, below 1: not sure enough
  before: calibrationScoresSchema,
  after: calibrationScoresSchema, // at that temperature
});

const confidenceSchema = calibratedSchema.extend({
  selective: z.strictObject({
    area: spreadSchema, // mean risk over all coverages
    points: z.array(z.strictObject({coverage: proportion, risk: spreadSchema})), // errors among the surest so many
  }),
  sets: z.array(
    // plain split conformal prediction, calibrated on validation images
    z.strictObject({
      target: proportion, // share of the sets that are to hold the true class
      coverage: spreadSchema, // share that do
      interval: intervalSchema, // for other images and, of several seeds, for other seeds
      size: spreadSchema, // mean number of classes in a set
      sizeInterval: z.strictObject({low: z.number(), high: z.number()}), // normal, over the images
      sizes: z.array(proportion).length(11), // share of the sets with 0 ... 10 classes, all seeds together
    }),
  ),
});

/** `findings/calibration/record.json`: how far the final models can be believed; test images, statistics over seeds. */
export const calibrationSchema = z.strictObject({
  inputs: findingInputsSchema,
  finished: count, // trials
  planned: count,
  models: z.array(
    z.strictObject({
      dataset: datasetNameSchema,
      model: z.string(),
      title: z.string(),
      seeds: count,
      plain: confidenceSchema,
      viewed: confidenceSchema.nullable(), // by several views of each image
    }),
  ),
});

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

const shareSchema = z.strictObject({share: z.number(), low: z.number(), high: z.number()}); // with a 95 % interval

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
      gain: spreadSchema, // over seeds: accuracy after the longer training less that after the grid's
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
          inNoise: count.nullable(), // operations from which on the mean regret is no more than the noise's sd
          saving: z.number().nullable(), // how many times as much a random search spends until then
        }),
      ),
    })
    .nullable(), // until two configurations have finished
});

const estimateSchema = intervalSchema.extend({value: proportion});

const differenceSchema = z.strictObject({
  difference: z.number(), // of mean accuracies, -1 ... 1
  low: z.number(), // its 95 % interval, by a bootstrap
  high: z.number(),
});

/** A difference among others that are judged together. */
const judgedSchema = differenceSchema.extend({
  p: proportion,
  adjusted: proportion, // by Holm, for all of them
  apart: z.boolean(), // more than chance: adjusted at most .05, and the interval excludes zero
});

const rankedSchema = z.strictObject({
  model: z.string(),
  title: z.string(),
  architecture: z.string(),
  parameters: count,
  multiplyAdds: count, // one look at one image
  seeds: count, // how many have finished
  accuracy: spreadSchema,
  interval: intervalSchema, // for other images and, of several seeds, for other seeds
  group: z.int().positive(), // 1 = cannot be told from the leader; 2 = cannot be told from the leader of the rest; and so on
  best: z.boolean(), // leads, and can be told from every other
  lead: differenceSchema.extend({p: proportion}).nullable(), // of the leader, by seeds and images; Welch's p of being ahead, times the number of others
  viewed: z.strictObject({accuracy: spreadSchema, interval: intervalSchema}).nullable(), // by several views of each image
});

const sideSchema = z.strictObject({model: z.string(), viewed: z.boolean(), seeds: count}); // how many have finished

/** `findings/comparisons/record.json`: which differences between final models are more than chance. Test images. */
export const comparisonsSchema = z.strictObject({
  inputs: findingInputsSchema,
  finished: count, // trials
  planned: count,
  draws: count, // of each bootstrap
  // of each data set, the leader first. Each network looks once at an image; several views are given beside it and have
  // no place of their own, since they cost so many times as much. A ranking explores: it was not declared beforehand.
  rankings: z.array(z.strictObject({dataset: datasetNameSchema, models: z.array(rankedSchema)})),
  contrasts: z.array(
    // the family that was declared beforehand, all of it; differences are the second's less the first's
    z.strictObject({
      dataset: datasetNameSchema,
      question: z.string(),
      first: sideSchema,
      second: sideSchema,
      models: differenceSchema // the first seed of each, on these images; the bootstrap is over images
        .extend({onlyFirst: count, onlySecond: count, p: proportion, adjusted: proportion}) // McNemar's, then by Holm
        .nullable(), // while a side is missing
      recipes: judgedSchema // all seeds of each, all contrasts together; the bootstrap is over images and seeds
        .extend({
          paired: z.boolean(), // both sides are the same networks: Student's p of their differences, Welch's otherwise
          permutation: proportion, // p of a permutation test, not adjusted: so few seeds cannot get below about .01
        })
        .nullable(), // while a side has fewer than two seeds
    }),
  ),
  tables: z.array(
    // a simple and a convolutional network on both data sets, where all four have finished
    z.strictObject({
      simple: z.string(),
      convolutional: z.string(),
      cells: z.array(
        z.strictObject({
          dataset: datasetNameSchema,
          model: z.string(),
          seeds: count,
          accuracy: spreadSchema,
          interval: intervalSchema,
        }),
      ),
      gains: z.array(differenceSchema.extend({dataset: datasetNameSchema})), // convolutional less simple
      gaps: z.array(differenceSchema.extend({model: z.string()})), // Fashion-MNIST less MNIST
      gainOfGains: differenceSchema, // the gain on Fashion-MNIST less that on MNIST
    }),
  ),
});

const scoredSchema = z.strictObject({accuracy: spreadSchema, interval: intervalSchema});

/** `findings/ingredients/record.json`: what leaving out a part of a recipe costs. Validation images. */
export const ingredientsSchema = z.strictObject({
  inputs: findingInputsSchema,
  finished: count, // trials
  planned: count,
  draws: count, // of the bootstrap
  recipes: z.array(
    // those that have a finished trial, the one with all ingredients first
    z.strictObject({
      dataset: datasetNameSchema,
      model: z.string(),
      title: z.string(),
      seeds: count,
      accuracy: spreadSchema,
      // against all ingredients, by Welch's test, all recipes together; the bootstrap is over images and seeds; none of the
      // whole recipe itself, and while a side has fewer than two seeds
      change: judgedSchema.nullable(),
    }),
  ),
});

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
      seconds: z.number().nonnegative(), // of one core, in training; mean over seeds, or sum over members
      accuracy: proportion, // mean over seeds
      interval: intervalSchema,
      // over the reference, by seeds and images; of single networks and of views; Welch's test, all gains together
      gain: judgedSchema.nullable(),
      overOneLook: judgedSchema.nullable(), // of views: over one look of the same networks, in pairs; all of them together
      front: z.strictObject({parameters: z.boolean(), multiplyAdds: z.boolean(), seconds: z.boolean()}), // none is as good for less
    }),
  ),
});

/** `findings/classes/record.json`: how well each final model finds each class of the test images. */
export const classesSchema = z.strictObject({
  inputs: findingInputsSchema,
  finished: count, // trials
  planned: count,
  models: z.array(
    z.strictObject({
      dataset: datasetNameSchema,
      model: z.string(),
      title: z.string(),
      seeds: count,
      confusion: z.array(z.array(count)), // [true label][predicted label], added up over the seeds
      classes: z.array(
        // by label; rounded to five decimals; the intervals are those of one seed's number of images
        z.strictObject({precision: estimateSchema.nullable(), recall: estimateSchema, f1: estimateSchema}),
      ),
      merged: z.strictObject({
        labels: z.array(label), // those with the most mistakes among them, of all models of the data set together
        before: scoredSchema,
        after: scoredSchema, // if they count as one class
      }),
    }),
  ),
});

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
      title: z.string(), // "NN 512, 3 networks"
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

/** `findings/hard-images/record.json`: every test image that a network of a final model gets wrong. */
export const hardImagesSchema = z.strictObject({
  inputs: findingInputsSchema,
  finished: count, // trials
  planned: count,
  datasets: z.array(
    z.strictObject({
      dataset: datasetNameSchema,
      models: z.array(
        z.strictObject({
          model: z.string(),
          title: z.string(),
          seeds: z.array(z.int()),
          viewed: z.boolean(), // its networks look at each image by several views
          missedByAnySeed: count,
          missedByEverySeed: count,
        }),
      ),
      missed: count, // images that any network gets wrong
      missedByAll: count, // that every network gets wrong
      leftOut: count, // of the images below; the table has them all
      images: z.array(
        // the hardest first
        z.strictObject({
          index: count, // in the official file
          label,
          misses: count, // how many networks get it wrong
          hardness: proportion, // share of a model's networks that do, averaged over the models
          votes: z.array(z.string()), // one a model: the label that each seed gives, a digit each
          confidence: proportion, // mean probability of the true class
          wrong: z.strictObject({label, votes: count, confidence: proportion}), // the wrong class with most votes
        }),
      ),
      sheet: imageSheetSchema, // these images
      neighbours: z.strictObject({
        sheet: imageSheetSchema, // a row an image, of the hardest: it, then the nearest training images by pixels
        distances: z.array(z.array(z.number().nonnegative())), // of them; Euclidean, over pixels of 0 ... 1
      }),
      table: z.string(), // a file of comma-separated values, beside the record
    }),
  ),
});

/** `findings/confusions/record.json`: the test images behind the cells of confusion matrices. */
export const confusionsSchema = z.strictObject({
  inputs: findingInputsSchema,
  finished: count, // trials
  planned: count,
  matrices: z.array(
    z.strictObject({
      dataset: datasetNameSchema,
      model: z.string(),
      title: z.string(),
      seeds: count,
      cells: z.array(
        // those with any answer, row by row
        z.strictObject({
          label, // the true one
          taken: label, // the one that is given
          count, // answers, added up over the seeds
          images: count, // how many images those are of
          votes: z.array(count), // of those that are shown, one a tile: how many seeds put it there; most first
        }),
      ),
      sheet: imageSheetSchema, // the cells' images, cell after cell
    }),
  ),
});

const unboundedEstimateSchema = z.strictObject({value: z.number(), low: z.number(), high: z.number()}); // 95 % interval

/** `findings/efficiency/record.json`: how many training images it takes; validation images, bootstrap over them and the seeds. */
export const efficiencySchema = z.strictObject({
  inputs: findingInputsSchema,
  finished: count, // trials
  planned: count,
  draws: count, // of the bootstrap
  curves: z.array(
    z.strictObject({
      dataset: datasetNameSchema,
      name: z.string(), // the architecture: "NN"
      points: z
        .array(
          z.strictObject({
            trainingCount: count,
            model: z.string(),
            seeds: count, // all of them trained on the same images
            accuracy: spreadSchema,
            interval: intervalSchema, // of the mean accuracy
          }),
        )
        .nonempty(), // ascending
      fit: z
        .strictObject({
          // error = floor + scale n ** -exponent, by least squares of relative deviations
          floor: unboundedEstimateSchema,
          scale: unboundedEstimateSchema,
          exponent: unboundedEstimateSchema,
          deviation: z.number(), // root mean square of the relative deviations
          accuracies: z.array(unboundedEstimateSchema.extend({trainingCount: count})), // what it says, up to ten times the images there are
          doubled: unboundedEstimateSchema.extend({trainingCount: count}), // and of twice as many
        })
        .nullable(), // of less than four sizes
    }),
  ),
  reaches: z.array(
    // how many images one network needs to reach what another does with all that it has been given
    z.strictObject({
      dataset: datasetNameSchema,
      name: z.string(), // "CNN"
      other: z.string(), // "NN"
      otherCount: count, // training images of the other
      accuracy: proportion, // of the other
      images: z.number().nullable(), // null: more than there are
      low: z.number().nullable(),
      high: z.number().nullable(),
    }),
  ),
});

/** The records of all findings, by name; any may be missing. To add a finding, list its schema here. */
export const findingsSchema = z
  .strictObject({
    embeddings: embeddingsSchema,
    inside: insideSchema,
    robustness: robustnessSchema,
    ledger: ledgerSchema,
    overfitting: overfittingSchema,
    comparisons: comparisonsSchema,
    ingredients: ingredientsSchema,
    costs: costsSchema,
    classes: classesSchema,
    calibration: calibrationSchema,
    ensembles: ensemblesSchema,
    'near-duplicates': nearDuplicatesSchema,
    tuning: tuningSchema,
    'hard-images': hardImagesSchema,
    confusions: confusionsSchema,
    efficiency: efficiencySchema,
    'label-errors': labelErrorsSchema,
    difficulty: difficultySchema,
    atlas: atlasSchema,
  })
  .partial();

/** `bench/training-speed.json`: medians over the rounds, of images a second in training. */
export const benchSchema = z.array(
  z.strictObject({
    model: z.string(), // "nn-512"
    batchSize: z.int().positive(),
    rounds: z.int().positive(),
    imagesPerSecond: z.strictObject({
      compiled: z.number().positive(), // ours
      uncompiled: z.number().positive(), // ours, one operation at a time
      stock: z.number().positive(), // tfjs-node as it ships: tf.layers and fit
      keras: z.number().positive(), // the fastest of its ways
      pytorch: z.number().positive(), // the fastest of its ways
    }),
    ratioToBestPeer: z.strictObject({
      // compiled against the faster peer, round by round
      median: z.number().positive(),
      min: z.number().positive(),
      max: z.number().positive(),
    }),
  }),
);

/** `bench/profile.json`: where the time of a training step goes, on one thread. */
export const profileSchema = z.array(
  z.strictObject({
    model: z.string(),
    batchSize: z.int().positive(),
    compiledMilliseconds: z.number().positive(), // a step, compiled
    operations: z.array(
      // the slowest, each timed by itself: their times add up to more than a step where TensorFlow fuses them
      z.strictObject({operation: z.string(), calls: z.int().positive(), share: z.number().positive()}), // of the step
    ),
    convolution: z
      .strictObject({
        gigaOperations: z.number().positive(), // a second, forward and backward
        matrixProductGigaOperations: z.number().positive(), // of matrix products of the same sizes
        share: z.number().positive(), // of the second
      })
      .nullable(),
  }),
);

export type DatasetName = z.infer<typeof datasetNameSchema>;
export type SplitName = z.infer<typeof splitNameSchema>;
export type SplitConfig = z.infer<typeof splitConfigSchema>;
export type Spread = z.infer<typeof spreadSchema>;
export type Interval = z.infer<typeof intervalSchema>;
export type ModelConfig = z.infer<typeof modelSchema>;
export type TrainingConfig = z.infer<typeof trainingSchema>;
export type Augmentation = z.infer<typeof augmentationSchema>;
export type Views = z.infer<typeof viewsSchema>;
export type Trial = z.infer<typeof trialSchema>;
export type EpochRecord = z.infer<typeof epochSchema>;
export type Computation = z.infer<typeof computationSchema>;
export type Result = z.infer<typeof resultSchema>;
export type Run = z.infer<typeof runSchema>;
export type SearchRecord = z.infer<typeof searchSchema>;
export type LayerSummary = z.infer<typeof layerSummarySchema>;
export type Group = z.infer<typeof groupSchema>;
export type StudySummary = z.infer<typeof studySchema>;
export type Headline = z.infer<typeof headlineSchema>;
export type Manifest = z.infer<typeof manifestSchema>;
export type TestReading = z.infer<typeof testReadingSchema>;
export type AnalysisInputs = z.infer<typeof analysisInputsSchema>;
export type ImageReference = z.infer<typeof imageReferenceSchema>;
export type ImageSheet = z.infer<typeof imageSheetSchema>;
export type Description = z.infer<typeof descriptionSchema>;
export type LookAlikes = z.infer<typeof lookAlikesSchema>;
export type FindingInputs = z.infer<typeof findingInputsSchema>;
export type CalibratedScores = z.infer<typeof calibratedSchema>;
export type Efficiency = z.infer<typeof efficiencySchema>;
export type Confusions = z.infer<typeof confusionsSchema>;
export type HardImages = z.infer<typeof hardImagesSchema>;
export type Ensembles = z.infer<typeof ensemblesSchema>;
export type CalibrationFinding = z.infer<typeof calibrationSchema>;
export type MapSheet = z.infer<typeof mapSheetSchema>;
export type Robustness = z.infer<typeof robustnessSchema>;
export type Embeddings = z.infer<typeof embeddingsSchema>;
export type Worked = z.infer<typeof workedSchema>;
export type Inside = z.infer<typeof insideSchema>;
export type Overfitting = z.infer<typeof overfittingSchema>;
export type Findings = z.infer<typeof findingsSchema>;
export type Tuning = z.infer<typeof tuningSchema>;
export type SearchMethod = z.infer<typeof searchMethodSchema>;
export type Comparisons = z.infer<typeof comparisonsSchema>;
export type Ingredients = z.infer<typeof ingredientsSchema>;
export type Costs = z.infer<typeof costsSchema>;
export type Classes = z.infer<typeof classesSchema>;
export type NearDuplicatesFinding = z.infer<typeof nearDuplicatesSchema>;
export type LabelErrors = z.infer<typeof labelErrorsSchema>;
export type Difficulty = z.infer<typeof difficultySchema>;
export type Atlas = z.infer<typeof atlasSchema>;
export type Profile = z.infer<typeof profileSchema>;
export type BenchRow = z.infer<typeof benchSchema>[number];
