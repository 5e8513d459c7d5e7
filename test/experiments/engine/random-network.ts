import type {Batch} from '../../../experiments/engine/binding.ts';
import type {Layer, Network} from '../../../experiments/models/layer.ts';
import {outputShape, size} from '../../../experiments/models/layer.ts';
import {type Generator, randomGenerator} from '../../../experiments/random.ts';
import type {StepConfig} from '../../../experiments/training/network-steps.ts';

/** A network, how it learns, and the size of its batches. */
export interface Case {
  network: Network;
  learning: StepConfig;
  batchSize: number;
}

/**
 * Any of the networks that a list of layers can be, small, drawn from `seed`; `step` divides the width of the images, since
 * TensorFlow is given four bytes at a time.
 */
export function randomCase(
  seed: number,
  {side, filters, batch, step = 1}: {side: number; filters: number; batch: [number, number]; step?: number},
): Case {
  const random = randomGenerator('random network', seed);
  const whole = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  const chance = (share: number) => random() < share;
  const channels = chance(0.5) ? 1 : whole(1, 5);
  const inputShape = [whole(1, side), step * Math.ceil(whole(1, side) / step), channels];
  const layers: Layer[] = [];
  let shape: readonly number[] = inputShape;
  const add = (layer: Layer) => {
    layers.push(layer);
    shape = outputShape(layer, shape);
  };
  const randomShortcut = randomGenerator('shortcut', seed);
  const addResidual = () => {
    const start = layers.length;
    const [size, activation] = [randomShortcut() < 0.7 ? 3 : 2, randomShortcut() < 0.3 ? 'relu' : 'none'] as const;
    add({kind: 'convolution', filters: shape[2]!, size, padding: 'same', activation, bias: true, initial: 'glorot'});
    if (randomShortcut() < 0.6) add({kind: 'normalization', momentum: 0.6, epsilon: 1e-3});
    add({kind: 'addition', before: layers.length - start + 1});
    if (randomShortcut() < 0.7) add({kind: 'activation', activation: 'relu'});
  };
  for (let count = whole(0, 4); count > 0; count--) {
    const [height, width] = shape as [number, number, number];
    const padding = chance(0.5) ? 'same' : 'valid';
    const kernel = chance(0.6) ? 3 : whole(1, 5);
    if (padding === 'same' || kernel <= Math.min(height, width))
      add({
        kind: 'convolution',
        filters: whole(1, filters),
        size: kernel,
        padding,
        activation: chance(0.5) ? 'relu' : 'none',
        bias: chance(0.7),
        initial: 'glorot',
        ...(chance(0.15) && {frozen: true}),
      });
    addBetween({random, whole, chance, add, least: () => Math.min(shape[0]!, shape[1]!), last: () => layers.at(-1)});
    if (layers.length > 0 && randomShortcut() < 0.3) addResidual();
  }
  add({kind: 'flatten'});
  for (let count = whole(0, 2); count > 0; count--) {
    add({kind: 'dense', units: whole(1, 40), activation: chance(0.7) ? 'relu' : 'none', bias: chance(0.7)});
    const before = layers.at(-1)!;
    if (before.kind === 'dense' && before.activation === 'relu' && chance(0.4)) add({kind: 'dropout', rate: 0.4});
    else if (chance(0.4)) add({kind: 'normalization', momentum: 0.6, epsilon: 1e-3});
    if (layers.at(-1)!.kind === 'normalization' && chance(0.7)) add({kind: 'activation', activation: 'relu'});
  }
  const classes = whole(1, 12);
  add({kind: 'dense', units: classes, activation: 'softmax', bias: chance(0.5)});
  if (chance(0.2)) add({kind: 'scale', factor: 0.25});
  return {
    network: {inputShape, layers},
    learning: randomLearning(random, classes),
    batchSize: wholeWords(inputShape, whole(...batch)),
  };
}

interface Drawing {
  random: Generator;
  whole: (low: number, high: number) => number;
  chance: (share: number) => boolean;
  add: (layer: Layer) => void;
  least: () => number; // of the height and the width
  last: () => Layer | undefined;
}

/** What may stand between convolutions, in any order. */
function addBetween({whole, chance, add, least, last}: Drawing): void {
  for (let count = whole(0, 3); count > 0; count--) {
    const kind = whole(0, 3);
    if (kind === 1 && last()?.kind === 'normalization') continue; // its gradient is 0 but for rounding
    if (kind === 0 && least() >= 2) add({kind: 'pooling', size: least() >= 3 && chance(0.3) ? 3 : 2});
    if (kind === 1) add({kind: 'normalization', momentum: 0.6, epsilon: 1e-3});
    if (kind === 2) add({kind: 'activation', activation: 'relu'});
    if (kind === 3 && chance(0.3)) add({kind: 'scale', factor: 0.5});
  }
}

function randomLearning(random: Generator, classes: number): StepConfig {
  const rmsprop = {kind: 'rmsprop', learningRate: 1e-3, decay: 0.9, epsilon: 1e-3} as const;
  const nesterov = {kind: 'nesterov', learningRate: 0.02, momentum: 0.85, weightDecay: 0.01, shiftScale: 8} as const;
  return {
    optimizer: random() < 0.5 ? rmsprop : nesterov,
    ...(classes > 1 && random() < 0.3 && {labelSmoothing: 0.2}),
    ...(random() < 0.3 && {l2: 0.01}),
    ...(random() < 0.3 && {averaging: {decay: 0.9}}),
  };
}

/** The next number of images whose bytes fill whole numbers of four. */
function wholeWords(shape: readonly number[], count: number): number {
  return (size(shape) * count) % 4 === 0 ? count : wholeWords(shape, count + 1);
}

/** Noise for a network, and labels. */
export function noiseFor({network, batchSize}: Case, seed: number): Batch {
  const random = randomGenerator('noise', seed);
  const bytes = Uint8Array.from({length: size(network.inputShape) * batchSize}, () => Math.floor(256 * random()));
  const classes = network.layers.findLast((layer) => layer.kind === 'dense')!.units;
  return {
    images: bytes,
    labels: Int32Array.from({length: batchSize}, () => Math.floor(classes * random())),
  };
}
