import type {SplitConfig} from '../artifacts/schema.ts';
import {randomGenerator, shuffle} from '../random.ts';

/**
 * Splits the official training images by their labels, [count]. They are shuffled class by class and then laid out so
 * that every stretch holds the classes in equal proportion; the validation split is the end, so it stays the same
 * however few of the others are trained on. With a fold, one of the equal stretches is set aside for validation, and
 * the others are trained on; each image is in one fold. With classes, only their images count. Without a fold, the last
 * `kept` images are the end of the order too.
 */
export function chooseSplit(
  labels: Uint8Array,
  {fold, classes, ...config}: Omit<SplitConfig, 'testCount'>,
  kept = 0,
): {training: Uint32Array; validation: Uint32Array} {
  const order = ofClasses(keepLast(balancedShuffle(labels, config.seed), fold ? 0 : kept), labels, classes);
  return fold ? chooseAround(foldOf(order, fold), config) : chooseEnds(order, config);
}

/** The order with the last `kept` images at its end. */
function keepLast(order: Uint32Array, kept: number): Uint32Array {
  const first = order.length - kept;
  return Uint32Array.from([...order.filter((index) => index < first), ...order.filter((index) => index >= first)]);
}

/** The places among `order` of images of some classes, or all of them. */
export function ofClasses(order: Uint32Array, labels: Uint8Array, classes: SplitConfig['classes']): Uint32Array {
  return classes ? order.filter((index) => classes.includes(labels[index]!)) : order;
}

type Counts = Pick<SplitConfig, 'trainingCount' | 'validationCount'>;

function chooseEnds(order: Uint32Array, {trainingCount, validationCount}: Counts) {
  if (trainingCount + validationCount > order.length) {
    throw new Error(
      `invalid split: ${trainingCount} training + ${validationCount} validation images (expected at most ${order.length} together)`,
    );
  }
  return {training: order.slice(0, trainingCount), validation: order.slice(order.length - validationCount)};
}

function chooseAround({inside, outside}: ReturnType<typeof foldOf>, {trainingCount, validationCount}: Counts) {
  if (trainingCount > outside.length || validationCount > inside.length) {
    throw new Error(
      `invalid split: ${trainingCount} training + ${validationCount} validation images (expected at most ${outside.length} outside the fold and ${inside.length} in it)`,
    );
  }
  return {training: outside.slice(0, trainingCount), validation: inside.slice(inside.length - validationCount)};
}

function foldOf(order: Uint32Array, {count, index}: NonNullable<SplitConfig['fold']>) {
  if (index >= count) throw new Error(`invalid fold: ${index} (expected 0 ... ${count - 1})`);
  const start = (place: number) => Math.floor((order.length * place) / count);
  const [from, to] = [start(index), start(index + 1)];
  return {
    inside: order.slice(from, to),
    outside: Uint32Array.from([...order.subarray(0, from), ...order.subarray(to)]),
  };
}

function balancedShuffle(labels: Uint8Array, seed: number): Uint32Array {
  const order = shuffle(Uint32Array.from(labels.keys()), randomGenerator('split', seed));
  const perClass = new Uint32Array(256);
  for (const label of labels) perClass[label]!++;
  const seen = new Uint32Array(256);
  const place = new Float64Array(labels.length); // 0 ... 1, within the image's class
  for (const index of order) place[index] = (seen[labels[index]!]!++ + 0.5) / perClass[labels[index]!]!;
  return order.sort((a, b) => place[a]! - place[b]! || labels[a]! - labels[b]!);
}
