import {type Activation, type Network, outputShape, type PlacedLayer, placeLayers, size} from './layer.ts';
import {type ReceptiveField, receptiveFields} from './receptive-field.ts';
import {weightSpecs} from './weight.ts';

/** A block of numbers: [height, width, channels], or [count] in a row. */
export interface Tensor {
  shape: readonly number[];
  values: Float32Array;
}

/** What is done to the numbers in one step, as plain data. */
export type Operation =
  | {kind: 'convolution'; size: number; edge: number; kernel: Float32Array; biases: Float32Array; fixed: boolean} // `edge`: zeros around the input
  | {kind: 'dense'; kernel: Float32Array; biases: Float32Array} // [inputs, units]
  | {kind: 'pooling'; size: number}
  | {kind: 'normalization'; shift: Float32Array; mean: Float32Array; variance: Float32Array; epsilon: number}
  | {kind: 'relu'}
  | {kind: 'scale'; factor: number}
  | {kind: 'flatten'}
  | {kind: 'softmax'};

/** One step of a network, with the shapes of what goes in and what comes out. Nothing here needs an engine. */
export interface Step<Done extends Operation = Operation> {
  operation: Done;
  layer: number; // place of the layer that it is of
  inputShape: readonly number[];
  outputShape: readonly number[];
  field: ReceptiveField | undefined; // what a cell of the maps that come out sees of the image
}

/** A step of one kind. */
export type Of<Kind extends Operation['kind']> = Step<Extract<Operation, {kind: Kind}>>;

/**
 * A network's steps: its layers one by one, the activation of a layer as a step of its own, the softmax at the end
 * whether a layer names it or not. Layers that act in training alone are left out. `weights` are in the order of the
 * layers.
 */
export function stepsOf(network: Network, weights: Float32Array): Step[] {
  let start = 0;
  const fields = receptiveFields(network);
  const steps = placeLayers(network).flatMap((placed) => {
    const arrays = weightSpecs(placed).map(({shape}) => {
      start += size(shape);
      return weights.subarray(start - size(shape), start);
    });
    const output = outputShape(placed.layer, placed.inputShape);
    const own = {layer: placed.place, outputShape: output, field: fields[placed.place]};
    return operationsOf(placed, arrays).map((operation, place): Step => {
      return {operation, inputShape: place === 0 ? placed.inputShape : output, ...own};
    });
  });
  if (start !== weights.length) throw new Error(`invalid weights: ${weights.length} numbers (expected ${start})`);
  const last = steps.at(-1)!;
  return [...steps, {...last, operation: {kind: 'softmax'}, inputShape: last.outputShape}];
}

function operationsOf({layer}: PlacedLayer, arrays: readonly Float32Array[]): Operation[] {
  const [first, second, third] = arrays as [Float32Array, Float32Array, Float32Array];
  switch (layer.kind) {
    case 'flatten':
      return [{kind: 'flatten'}];
    case 'dense': {
      const biases = second ?? new Float32Array(layer.units);
      return [{kind: 'dense', kernel: first, biases}, ...activate(layer.activation)];
    }
    case 'convolution': {
      const edge = layer.padding === 'same' ? Math.floor((layer.size - 1) / 2) : 0;
      const biases = second ?? new Float32Array(layer.filters);
      const sums: Operation = {kind: 'convolution', size: layer.size, edge, kernel: first, biases, fixed: false};
      return [sums, ...activate(layer.activation)];
    }
    case 'local':
    case 'addition':
      throw new Error(`invalid layer: ${layer.kind} (expected one that is computed by steps)`);
    case 'whitening':
      return [{kind: 'convolution', size: layer.size, edge: 0, kernel: first, biases: second, fixed: true}];
    case 'pooling':
      return [{kind: 'pooling', size: layer.size}];
    case 'normalization':
      return [{kind: 'normalization', shift: first, mean: second, variance: third, epsilon: layer.epsilon}];
    case 'activation':
      return activate(layer.activation);
    case 'scale':
      return [{kind: 'scale', factor: layer.factor}];
    case 'dropout':
      return [];
  }
}

/** The softmax is that of the last layer alone, and comes at the end anyhow. */
function activate(activation: Activation): Operation[] {
  return activation === 'relu' ? [{kind: 'relu'}] : [];
}
