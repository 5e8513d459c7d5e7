import {classCount, imageSize} from '../images/images.ts';

const chunkLength = 500; // images at a time

/**
 * How much nearer each image is to its own class than to the next one, -1 ... 1: P. J. Rousseeuw, J. Comput. Appl. Math.
 * 20, 1987. Distances are Euclidean; the only image of a class has 0.
 */
export async function silhouettes(images: Uint8Array, labels: Uint8Array): Promise<Float64Array> {
  const sums = await distanceSums(images, labels);
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
async function distanceSums(images: Uint8Array, labels: Uint8Array): Promise<Float32Array> {
  const {tf} = await import('../../tensorflow.ts');
  const count = labels.length;
  const sums = new Float32Array(count * classCount);
  const all = tf.tensor2d(
    Float32Array.from(images, (grey) => grey - 128),
    [count, imageSize],
  );
  const [norms, members] = tf.tidy(() => [
    tf.sum(tf.square(all), 1).toInt(), // integers throughout, as float32 does not hold sums of three
    tf.oneHot(tf.tensor1d(labels, 'int32'), classCount).toFloat(),
  ]);
  for (let start = 0; start < count; start += chunkLength) {
    const length = Math.min(chunkLength, count - start);
    const part = tf.tidy(() => {
      const products = tf.matMul(all.slice([start, 0], [length, imageSize]), all, false, true).toInt();
      const squares = norms!.slice([start], [length]).reshape([length, 1]).add(norms!).sub(products.add(products));
      return tf.matMul(tf.sqrt(squares.toFloat()), members as typeof all);
    });
    sums.set(part.dataSync<'float32'>(), start * classCount);
    part.dispose();
  }
  tf.dispose([all, norms!, members!]);
  return sums;
}
