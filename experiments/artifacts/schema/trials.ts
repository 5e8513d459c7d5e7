import {z} from 'zod';
import {count, datasetNameSchema, proportion, sha256, splitConfigSchema, trialKeySchema} from './values.ts';

export const modelSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('dense'),
    hiddenUnits: z.array(z.int().positive()), // one entry a hidden layer
    dropoutRate: z.number().min(0).lt(1), // after the last hidden layer; 0 = none
    normalization: z.literal('batch').optional(), // of each hidden layer's sums, before ReLU
  }),
  z.strictObject({
    kind: z.literal('convolutional'),
    filters: z.array(z.int().positive()), // one entry a convolution
    kernel: z.int().positive().optional(), // the side of its kernels; 3 unless it says
    filtersAre: z.enum(['frozen', 'local']).optional(), // random and not trained; or others at each place of the image
    pooled: count, // how many of the convolutions, from the first on, are followed by max pooling
    denseUnits: z.int().positive(),
    dropoutRate: z.number().min(0).lt(1), // after the hidden dense layer; 0 = none
  }),
  z.strictObject({
    kind: z.literal('blocks'),
    filters: z.array(z.int().positive()).nonempty().max(4), // of the convolutions of each block, which halves the maps
    convolutions: z.int().positive(), // in each block
    kernel: z.int().positive(), // the side of their kernels
    normalization: z.literal('batch').optional(), // of their sums, before ReLU
    denseUnits: count, // of a hidden dense layer; 0 = none
    dropoutRate: z.number().min(0).lt(1), // after it; 0 = none
  }),
  z.strictObject({
    kind: z.literal('airbench'),
    widths: z.array(z.int().positive()).length(3), // filters of the convolutions of each block
    whitening: z.literal(false).optional(), // false: the first layer is trained like any other
    residual: z.literal(true).optional(), // a third convolution in each block, added to what the block's pooling gave
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
  rotation: z.number().positive().optional(), // and turned by up to so many degrees, either way
  scaling: z.number().positive().lt(1).optional(), // and made larger or smaller by up to this share
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

export const scoreSchema = z.strictObject({loss: z.number(), accuracy: proportion});

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
  changed: z // on test images that are moved, turned or scaled, where a study asks for it
    .array(z.strictObject({change: z.enum(['translation', 'rotation', 'scale']), amount: z.number(), correct: count}))
    .optional(),
  files: z.record(z.string(), sha256), // the trial's other deterministic files
});

/** `diverged.json`, in place of a result: a trial whose loss, or a weight, was not finite after an epoch. */
export const divergenceSchema = z.strictObject({
  trial: trialSchema,
  computation: computationSchema,
  epochs: z.array(epochSchema), // those before
  divergedIn: z.int().positive(), // the epoch
});

/** Which engine computes, and of what it is made. */
export const engineSchema = z.strictObject({name: z.enum(['native', 'tensorflow']), version: z.string()});

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
  engine: engineSchema.optional(), // what computed it; without it, TensorFlow
});

/** `searches/<name>/record.json`: which candidates were trained how far, and how good they were; beside it `run.json`. */
export const searchSchema = z.strictObject({
  name: z.string(),
  title: z.string(),
  question: z.string(),
  rungs: z.array(z.int().positive()).nonempty(), // epochs after which candidates are compared
  method: z.literal('asynchronous').optional(), // a candidate goes on as soon as it may; else all are compared at once
  factor: z.int().min(2), // at each rung but the last, one in so many goes on: those with the highest accuracy
  candidates: z
    .array(
      z
        .strictObject({
          trial: trialSchema,
          computation: computationSchema,
          epochs: z.array(epochSchema), // until it was stopped, or to the end, or before it diverged
          divergedIn: z.int().positive().optional(), // the epoch after which its loss, or a weight, was not finite
          operations: count, // multiplications and additions of those epochs
        })
        .refine(({epochs, divergedIn}) => epochs.length > 0 || divergedIn === 1, 'expected an epoch, or divergedIn: 1'),
    )
    .nonempty(),
  chosen: count, // place of the best among the candidates; one that has diverged where all have
});

export type ModelConfig = z.infer<typeof modelSchema>;
export type TrainingConfig = z.infer<typeof trainingSchema>;
export type Augmentation = z.infer<typeof augmentationSchema>;
export type Views = z.infer<typeof viewsSchema>;
export type Trial = z.infer<typeof trialSchema>;
export type EpochRecord = z.infer<typeof epochSchema>;
export type Computation = z.infer<typeof computationSchema>;
export type Result = z.infer<typeof resultSchema>;
export type Divergence = z.infer<typeof divergenceSchema>;
export type Run = z.infer<typeof runSchema>;
export type SearchRecord = z.infer<typeof searchSchema>;
