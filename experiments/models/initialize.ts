import {randomGenerator} from '../random.ts';
import {type Network, placeLayers, size, type WeightSpec} from './layer.ts';

/** Initial values of every weight array, in the order of the layers, drawn from `seed`. */
export function initializeWeights(network: Network, seed: number): {spec: WeightSpec; values: Float32Array}[] {
  return placeLayers(network)
    .flatMap(({weights}) => weights)
    .map((spec) => ({spec, values: initialValues(spec, seed)}));
}

/** Kernels are uniform, scaled to keep the variance from layer to layer (Glorot and Bengio, AISTATS 2010); biases 0. */
function initialValues({name, shape, fanIn, fanOut}: WeightSpec, seed: number): Float32Array {
  const values = new Float32Array(size(shape));
  if (fanOut === 0) return values;
  const random = randomGenerator('weights', seed, name);
  const limit = Math.sqrt(6 / (fanIn + fanOut));
  return values.map(() => limit * (2 * random() - 1));
}
