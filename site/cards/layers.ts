import type {DataShape} from '../../experiments/artifacts/data-shape.ts';
import type {LayerSummary, ModelConfig} from '../../experiments/artifacts/schema.ts';
import {buildNetwork} from '../../experiments/models/index.ts';
import {type Activation, type Layer, outputShape, placeLayers, size} from '../../experiments/models/layer.ts';
import {weightSpecs} from '../../experiments/models/weight.ts';
import {isOwn} from '../records/datasets.ts';

/** An array of a network, and where it lies in the file of its weights, in numbers. */
export interface PlacedArray {
  name: string; // the layer's place, its kind and the array's role: "1 convolution kernel"
  role: string;
  shape: readonly number[];
  start: number;
  count: number;
}

/** A layer as a program needs it to predict: what it does, in words and as data, and its arrays. */
export interface CardLayer extends Pick<LayerSummary, 'title' | 'parameters'> {
  kind: Layer['kind'];
  does: string;
  settings: Settings;
  outputShape: readonly number[]; // [height, width, channels], or [count]
  arrays: PlacedArray[];
}

interface Settings {
  size?: number; // of the kernel or the square: size x size
  stride?: number;
  edge?: number; // rows and columns of zeros on each side
  epsilon?: number;
  factor?: number;
  adds?: number; // the output of this layer, counted from 1
  activation?: 'relu'; // after all else
}

/** The layers of a network, in their order; titles and counts are those of the record. */
export function cardLayers(config: ModelConfig, shape: DataShape, recorded: readonly LayerSummary[]): CardLayer[] {
  let start = 0;
  return placeLayers(buildNetwork(config, shape)).map((placed) => {
    const {layer, place, inputShape} = placed;
    const {title, parameters} = recorded[place]!;
    const arrays = weightSpecs(placed).map(({role: recordedRole, shape}) => {
      const role = recordedRole === 'frozen' ? 'kernel' : recordedRole; // of the whitening, used like any other
      const array = {name: `${place + 1} ${layer.kind} ${role}`, role, shape, start, count: size(shape)};
      start += array.count;
      return array;
    });
    const [settings, output] = [settingsOf(layer, place), outputShape(layer, inputShape)];
    return {kind: layer.kind, title, does: wordsOf(layer, place), settings, outputShape: output, parameters, arrays};
  });
}

/** How many numbers a network's file of weights holds. */
export function weightCount(config: ModelConfig, shape: DataShape): number {
  return placeLayers(buildNetwork(config, shape))
    .flatMap(weightSpecs)
    .reduce((sum, {shape}) => sum + size(shape), 0);
}

/** What is the same for all files of weights, in sentences. */
export const readingRules = [
  'The file holds nothing but 16-bit floats (IEEE 754 binary16), little-endian, array after array in the order of the table. To compute, make them 32-bit floats.',
  'Each array stands row by row: its last axis runs fastest. A kernel of a convolution is height × width × inputs × filters, one of a dense layer inputs × units.',
  isOwn
    ? 'An image goes in as height × width × 1 channel, its grey values of 0 to 255 (0 = ground) divided by 255; nothing else is done to it.'
    : 'An image goes in as height × width × channels, its values of 0 to 255 divided by 255; nothing else is done to it. Of images in colour the channels are red, green and blue.',
  'The last layer gives one score a class. The softmax makes probabilities of them: e to each score, divided by the sum of all. The class with the highest one is the answer, the first of equals.',
];

function settingsOf(layer: Layer, place: number): Settings {
  switch (layer.kind) {
    case 'convolution':
      return {size: layer.size, stride: 1, edge: edgeOf(layer), ...after(layer.activation)};
    case 'local':
      return {size: layer.size, stride: 1, edge: 0, ...after(layer.activation)};
    case 'whitening':
      return {size: layer.size, stride: 1, edge: 0};
    case 'pooling':
      return {size: layer.size, stride: layer.size, edge: 0};
    case 'normalization':
      return {epsilon: layer.epsilon};
    case 'scale':
      return {factor: layer.factor};
    case 'addition':
      return {adds: place + 1 - layer.before};
    case 'dense':
    case 'activation':
      return after(layer.activation);
    case 'flatten':
    case 'dropout':
      return {};
  }
}

const after = (activation: Activation): Settings => (activation === 'relu' ? {activation} : {});

function edgeOf({padding, size}: Extract<Layer, {kind: 'convolution'}>): number {
  if (padding === 'valid') return 0;
  if (size % 2 === 0) throw new Error(`invalid layer: padding "same" of ${size} x ${size} (expected an odd size)`);
  return (size - 1) / 2;
}

function wordsOf(layer: Layer, place: number): string {
  switch (layer.kind) {
    case 'convolution': {
      const around = edgeOf(layer);
      const edge = around === 0 ? 'no zeros around the input' : `${around} row and column of zeros on each side`;
      return `${convolved(layer.size)}, ${edge}${layer.bias ? ', plus the filter’s bias' : ', no bias'}${layer.frozen ? '; the kernel was drawn at random and not trained' : ''}${then(layer.activation)}`;
    }
    case 'local':
      return `${convolved(layer.size)}, no zeros around the input, with a kernel and a bias of its own at each place of the output${then(layer.activation)}`;
    case 'whitening':
      return `${convolved(layer.size)}, no zeros around the input, plus the filter’s bias; the kernel comes from the training images and was not trained`;
    case 'pooling':
      return `the largest of each square of ${layer.size} × ${layer.size}, stride ${layer.size}; what is left over below and at the right is dropped`;
    case 'normalization':
      return `for each channel, (x − mean) / sqrt(variance + ${layer.epsilon}) + shift, with the means and variances of the file; nothing scales`;
    case 'scale':
      return `times ${Number(layer.factor.toPrecision(7))}`;
    case 'addition':
      return `plus what layer ${place + 1 - layer.before} gave, number by number`;
    case 'dense':
      return `for each unit, the sum of input × kernel over all inputs, ${layer.bias ? 'plus the unit’s bias' : 'no bias'}${then(layer.activation)}`;
    case 'activation':
      return 'what is below 0 becomes 0';
    case 'flatten':
      return 'all numbers in a row: row by row, in each row column by column, in each column channel by channel';
    case 'dropout':
      return 'nothing when predicting';
  }
}

const convolved = (size: number) =>
  `for each filter, the sum of input × kernel over ${size} × ${size} places and all channels (the kernel is not turned round), stride 1`;

const then = (activation: Activation) => (activation === 'relu' ? '; then what is below 0 becomes 0' : '');
