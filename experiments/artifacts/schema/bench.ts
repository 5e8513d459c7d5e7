import {z} from 'zod';

const positive = z.number().positive();
const ratio = z.strictObject({median: positive, min: positive, max: positive}); // round by round

/** A number for each contender, by the fastest of its ways. */
const own = {
  engine: positive.optional(), // ours, where its engine takes part
  compiled: positive, // ours, as TensorFlow runs it
};
const references = {
  uncompiled: positive, // ours, one operation at a time
  stock: positive, // tfjs-node as it ships: tf.layers and fit
};
const peers = {
  keras: positive,
  pytorch: positive,
  jax: positive.optional(), // of dense networks alone
};
const roundingPeers = {
  kerasBf16: positive.optional(), // its products are of numbers of 16 bits
  pytorchBf16: positive.optional(),
};
const everybody = z.strictObject({...own, ...references, ...peers, ...roundingPeers});

/** `bench/training-speed.json`: medians over the rounds, of images a second in training. Earlier records lack some. */
export const benchSchema = z.array(
  z.strictObject({
    model: z.string(), // "nn-512"
    batchSize: z.int().positive(),
    rounds: z.int().positive(),
    imagesPerSecond: everybody,
    ratioToBestPeer: ratio, // the engine, or compiled where that takes no part, against the fastest of `peers`
    pairs: z
      .strictObject({
        imagesPerSecond: z.strictObject({...own, ...peers}), // of two trials at once, one thread each
        ratioToBestPeer: ratio, // against the fastest peer, be it with two trials at once or one after the other
      })
      .optional(),
    peak: z
      .strictObject({
        threads: z.int().positive(),
        gigaOperations: positive, // a second, multiply-adds of 32 bits: the most that those threads were seen to do
      })
      .optional(),
    shareOfPeak: everybody.optional(), // the nominal work at that speed; above 1 where some of it is saved
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
