import {outputShape, type PlacedLayer, size} from './layer.ts';

/** An array of numbers that belongs to a layer. */
export interface WeightSpec {
  name: string; // unique within the network: "<layer's place>/<role>"
  role: Role;
  shape: readonly number[];
  initial: Initial;
}

/**
 * What an array is for. Kernels and biases are trained; a shift is the bias of a normalization; a frozen array stays as
 * it starts; a mean and a variance follow those of the batches.
 */
export type Role = 'kernel' | 'bias' | 'shift' | 'frozen' | 'mean' | 'variance';

/** Where the numbers start. */
export type Initial =
  | {kind: 'constant'; value: number}
  | {kind: 'glorot'; fanIn: number; fanOut: number} // inputs and outputs of a unit
  | {kind: 'dirac'; fanIn: number}
  | {kind: 'whitening'};

/** Whether training follows the gradient of an array. */
export function isTrained({role}: WeightSpec): boolean {
  return role === 'kernel' || role === 'bias' || role === 'shift';
}

/** The arrays of a layer, in the order in which the forward pass takes them. */
export function weightSpecs({layer, place, inputShape}: PlacedLayer): WeightSpec[] {
  const spec = (role: Role, shape: readonly number[], initial: Initial): WeightSpec => ({
    name: `${place}/${role}`,
    role,
    shape,
    initial,
  });
  const zeros = (role: Role, length: number) => spec(role, [length], {kind: 'constant', value: 0});
  const channels = inputShape.at(-1)!;
  switch (layer.kind) {
    case 'flatten':
    case 'pooling':
    case 'activation':
    case 'scale':
    case 'addition':
    case 'dropout':
      return [];
    case 'dense': {
      const [fanIn, fanOut] = [size(inputShape), layer.units];
      const kernel = spec('kernel', [fanIn, fanOut], {kind: 'glorot', fanIn, fanOut});
      return layer.bias ? [kernel, zeros('bias', fanOut)] : [kernel];
    }
    case 'convolution': {
      const positions = layer.size ** 2;
      const fanIn = positions * channels;
      const initial: Initial =
        layer.initial === 'dirac' ? {kind: 'dirac', fanIn} : {kind: 'glorot', fanIn, fanOut: positions * layer.filters};
      const role = layer.frozen ? 'frozen' : 'kernel';
      const kernel = spec(role, [layer.size, layer.size, channels, layer.filters], initial);
      return layer.bias ? [kernel, zeros('bias', layer.filters)] : [kernel];
    }
    case 'local': {
      const shape = outputShape(layer, inputShape);
      const positions = layer.size ** 2;
      const fanIn = positions * channels;
      const kernel = spec('kernel', [shape[0]! * shape[1]!, fanIn, layer.filters], {
        kind: 'glorot',
        fanIn,
        fanOut: positions * layer.filters,
      });
      return [kernel, spec('bias', shape, {kind: 'constant', value: 0})];
    }
    case 'whitening': {
      const filters = outputShape(layer, inputShape).at(-1)!;
      const kernel = spec('frozen', [layer.size, layer.size, channels, filters], {kind: 'whitening'});
      return [kernel, zeros('bias', filters)];
    }
    case 'normalization':
      return [
        zeros('shift', channels),
        zeros('mean', channels),
        spec('variance', [channels], {kind: 'constant', value: 1}),
      ];
  }
}
