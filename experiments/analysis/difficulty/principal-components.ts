import {covariance, type Moments} from './moments.ts';

/** The share of the variance that each principal component of the images has, the largest first. */
export async function varianceShares(moments: Moments): Promise<Float64Array> {
  const {operateAll, tf} = await import('../../tensorflow.ts');
  const size = moments.sums.length;
  const matrix = tf.tensor2d(Float32Array.from(covariance(moments)), [size, size]);
  const attributes = {compute_v: false, T: {type: 'float32'}} as const;
  const outputs = operateAll('SelfAdjointEigV2', [matrix], attributes, 2);
  const values = Float64Array.from(outputs[0]!.dataSync<'float32'>(), (value) => Math.max(0, value));
  tf.dispose([matrix, ...outputs]);
  const total = values.reduce((sum, value) => sum + value, 0);
  return values.map((value) => value / total).sort((a, b) => b - a);
}

/** How many of the largest components have this share of the variance together. */
export function componentsFor(shares: Float64Array, share: number): number {
  let sum = 0;
  const last = shares.findIndex((each) => {
    sum += each;
    return sum >= share;
  });
  return last < 0 ? shares.length : last + 1;
}
