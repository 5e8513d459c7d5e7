import {sizeOf} from '../../artifacts/data-shape.ts';
import type {Split} from '../../datasets/dataset.ts';

const chunkLength = 500; // images at a time

/**
 * How much nearer each image is to its own class than to the next one, -1 ... 1: P. J. Rousseeuw, J. Comput. Appl. Math.
 * 20, 1987. Distances are Euclidean; the only image of a class has 0.
 */
export async function silhouettes(split: Split): Promise<Float64Array> {
  const {labels, shape} = split;
  const {classCount} = shape;
  const sums = await distanceSums(split);
  const counts = new Array<number>(classCount).fill(0);
  for (const label of labels) counts[label]!++;
  return Float64Array.from(labels, (own, place) => {
    if (counts[own] === 1) return 0;
    const mean = (label: number) => sums[place * classCount + label]! / (counts[label]! - (label === own ? 1 : 0));
    const others = [...counts.keys()].filter((label) => label !== own && counts[label]! > 0).map(mean);
    const [within, next] = [mean(own), Math.min(...others)];
    return within === next ? 0 : (next - within) / Math.max(within, next);
  });
}

/** The sum of each image's distances to the images of each class: [count, classes]. */
async function distanceSums({images, labels, shape}: Split): Promise<Float32Array> {
  const [{classCount}, size] = [shape, sizeOf(shape)];
  const {tf} = await import('../../tensorflow.ts');
  const count = labels.length;
  const sums = new Float32Array(count * classCount);
  const centred = new Float32Array(images); // `from` would list all values first: more than an array can hold
  for (let at = 0; at < centred.length; at++) centred[at]! -= 128;
  const all = tf.tensor2d(centred, [count, size]);
  const [norms, members] = tf.tidy(() => [
    tf.sum(tf.square(all), 1).toInt(), // integers throughout, as float32 does not hold sums of three
    tf.oneHot(tf.tensor1d(labels, 'int32'), classCount).toFloat(),
  ]);
  for (let start = 0; start < count; start += chunkLength) {
    const length = Math.min(chunkLength, count - start);
    const part = tf.tidy(() => {
      const products = tf.matMul(all.slice([start, 0], [length, size]), all, false, true).toInt();
      const squares = norms!.slice([start], [length]).reshape([length, 1]).add(norms!).sub(products.add(products));
      return tf.matMul(tf.sqrt(tf.relu(squares.toFloat())), members as typeof all); // of more than 1,024 values not exact
    });
    sums.set(part.dataSync<'float32'>(), start * classCount);
    part.dispose();
  }
  tf.dispose([all, norms!, members!]);
  return sums;
}
