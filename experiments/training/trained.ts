import type {Tensor, Tensor2D, Variable} from '@tensorflow/tfjs-node';
import type {DataShape} from '../artifacts/data-shape.ts';
import type {ModelConfig} from '../artifacts/schema.ts';
import {compile} from '../compile/program.ts';
import {type EngineName, Unsupported} from '../engine/binding.ts';
import {forward} from '../models/forward.ts';
import {buildNetwork} from '../models/index.ts';
import {type KeptWeight, readKeptWeights} from '../models/kept-weights.ts';
import {scalePixels} from '../models/kernels.ts';
import {type Network, placeLayers, size} from '../models/layer.ts';
import {weightSpecs} from '../models/weight.ts';
import {tf} from '../tensorflow.ts';
import {createPredictor} from './native.ts';
import {packImages, predictionSize, predictionStep} from './network-steps.ts';
import {variable} from './recorded.ts';

/** A trained network, as a trial has kept it. Images are [count, height, width, channels], 0 ... 255, and not above a thousand. */
export interface Trained {
  network: Network;
  weights: readonly KeptWeight[];
  predict(images: Uint8Array): Float32Array; // as that of a trainable: of `predictionSize` images
  trace(images: Uint8Array): Float32Array[]; // what goes into each layer, and at last the scores: [count, ...shape] each
  features(images: Uint8Array): Float32Array; // what the last dense layer gets: [count, values]
  slopes(images: Uint8Array, labels: readonly number[]): Float32Array; // [count, height, width, channels]
  attention(images: Uint8Array, labels: readonly number[], place: number): Float32Array; // [count, height, width]
  dispose(): void;
}

/** Part of a network: some layers in a row with their arrays. */
interface Part {
  network: Network;
  weights: readonly Variable[];
}

/** Opens the network of a configuration with the arrays that a trial of it has kept; `engine` predicts where it can. */
export function openTrained(
  model: ModelConfig,
  shape: DataShape,
  bytes: Uint8Array,
  engine: EngineName = 'native',
): Trained {
  const network = buildNetwork(model, shape);
  const weights = readKeptWeights(network, bytes);
  const variables = weights.map(({spec, values}) => variable(values, spec.shape));
  const predictor = openPredictor(network, weights, variables, engine);
  const layers = separateLayers(network, variables);
  return {
    network,
    weights,
    predict: predictor.predict,
    trace: (images) =>
      readAll(() => {
        const values = [scale(images, network)];
        for (const layer of layers) values.push(run(layer, values.at(-1)!));
        return values;
      }),
    features: (images) => {
      const last = network.layers.findLastIndex(({kind}) => kind === 'dense');
      return read(() => layers.slice(0, last).reduce((values, layer) => run(layer, values), scale(images, network)));
    },
    slopes: (images, labels) =>
      read(() => {
        const whole = {network, weights: variables};
        return tf.grad((input) => scoreSum(whole, input, labels))(scale(images, network));
      }),
    attention: (images, labels, place) =>
      read(() => {
        const maps = layers.slice(0, place + 1).reduce((values, layer) => run(layer, values), scale(images, network));
        return classActivation(join(layers.slice(place + 1)), maps, labels);
      }),
    dispose() {
      predictor.dispose();
      tf.dispose(variables);
    },
  };
}

/** The native engine, or TensorFlow where that does not know the network. */
function openPredictor(
  network: Network,
  weights: readonly KeptWeight[],
  variables: readonly Variable[],
  engine: EngineName,
) {
  try {
    if (engine === 'native') return createPredictor(network, weights);
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
  }
  const step = predictionStep(network, variables);
  const program = compile(variables, {predict: step});
  return {
    predict: (images: Uint8Array) => read(() => program.run('predict', [packImages(images, predictionSize)])[0]!),
    dispose() {
      program.dispose();
      tf.dispose([...step.examples]);
    },
  };
}

/** Each layer as a network of its own. */
function separateLayers(network: Network, variables: readonly Variable[]): Part[] {
  const unused = [...variables];
  return placeLayers(network).map((placed) => ({
    network: {inputShape: placed.inputShape, layers: [placed.layer]},
    weights: unused.splice(0, weightSpecs(placed).length),
  }));
}

function join(parts: readonly Part[]): Part {
  return {
    network: {inputShape: parts[0]!.network.inputShape, layers: parts.flatMap(({network}) => network.layers)},
    weights: parts.flatMap(({weights}) => weights),
  };
}

function run({network, weights}: Part, values: Tensor): Tensor {
  return forward(network, weights, values, {kind: 'prediction'});
}

/** Images as values of 0 ... 1, in the way of training. */
function scale(images: Uint8Array, {inputShape}: Network): Tensor {
  const count = images.length / size(inputShape);
  return scalePixels(packImages(images.slice(), count), [count, ...inputShape]);
}

/** The score of one class for each input, added up: its slope along an input is that of this input's score alone. */
function scoreSum(part: Part, inputs: Tensor, labels: readonly number[]) {
  const scores = run(part, inputs) as Tensor2D;
  return tf.sum(tf.mul(scores, tf.oneHot([...labels], scores.shape[1]))).asScalar();
}

/**
 * Where a class is seen: the maps, each cell times the slope of the class's score along it where that is above 0, added
 * up over the maps (Jiang et al., "LayerCAM", IEEE Trans. Image Process. 30, 2021, which is Grad-CAM cell by cell).
 * `rest` is what comes after the maps.
 */
function classActivation(rest: Part, maps: Tensor, labels: readonly number[]): Tensor {
  const slopes = tf.grad((values) => scoreSum(rest, values, labels))(maps);
  return tf.sum(tf.mul(maps, tf.relu(slopes)), -1);
}

function read(compute: () => Tensor): Float32Array {
  return readAll(() => [compute()])[0]!;
}

/** The values of tensors, which are gone afterwards. */
function readAll(compute: () => Tensor[]): Float32Array[] {
  let values: Float32Array[] = [];
  tf.tidy(() => {
    values = compute().map((tensor) => tensor.dataSync<'float32'>().slice());
  });
  return values;
}
