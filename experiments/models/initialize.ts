import {randomGenerator} from '../random.ts';
import {type Network, placeLayers, size} from './layer.ts';
import {type WeightSpec, weightSpecs} from './weight.ts';
import {whiteningKernel} from './whitening.ts';

/** An array of a network with the numbers that it starts with. */
export interface InitialWeight {
  spec: WeightSpec;
  values: Float32Array;
}

/** The arrays of a network, in the order of its layers, drawn from `seed`; `images`, [count, height, width, channels], set a whitening. */
export function initializeWeights(network: Network, seed: number, images: Uint8Array): InitialWeight[] {
  return placeLayers(network)
    .flatMap(weightSpecs)
    .map((spec) => ({
      spec,
      values: initialValues(spec, seed, () => whiteningKernel(spec.shape, images, network.inputShape)),
    }));
}

function initialValues({name, shape, initial}: WeightSpec, seed: number, whiten: () => Float32Array): Float32Array {
  const values = new Float32Array(size(shape));
  const uniform = (limit: number): Float32Array => {
    const random = randomGenerator('weights', seed, name);
    return values.map(() => limit * (2 * random() - 1));
  };
  switch (initial.kind) {
    case 'constant':
      return values.fill(initial.value);
    case 'glorot': // keeps the variance from layer to layer: Glorot and Bengio, AISTATS 2010
      return uniform(Math.sqrt(6 / (initial.fanIn + initial.fanOut)));
    case 'dirac':
      return passOn(uniform(Math.sqrt(1 / initial.fanIn)), shape);
    case 'whitening':
      return whiten();
  }
}

/** Lets the first filters of a kernel, [size, size, inputs, filters], give the inputs as they are. */
function passOn(kernel: Float32Array, shape: readonly number[]): Float32Array {
  const [side, , inputs, filters] = shape as [number, number, number, number];
  const centre = Math.floor((side * side) / 2);
  for (let filter = 0; filter < Math.min(inputs, filters); filter++) {
    for (let weight = 0; weight < side * side * inputs; weight++) {
      kernel[weight * filters + filter] = weight === centre * inputs + filter ? 1 : 0;
    }
  }
  return kernel;
}
