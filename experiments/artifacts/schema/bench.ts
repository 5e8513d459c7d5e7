import {z} from 'zod';

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

export type Profile = z.infer<typeof profileSchema>;
export type BenchRow = z.infer<typeof benchSchema>[number];
