import {decodeHalf} from '../artifacts/half-precision.ts';
import {type Network, placeLayers, size} from './layer.ts';
import {type WeightSpec, weightSpecs} from './weight.ts';

/** An array of a trained network. */
export interface KeptWeight {
  spec: WeightSpec;
  values: Float32Array; // of the spec's shape, rounded to half precision
}

/** Reads the arrays that a trial has kept, float16, in the order of `initializeWeights`; throws unless they are all. */
export function readKeptWeights(network: Network, bytes: Uint8Array): KeptWeight[] {
  const specs = placeLayers(network).flatMap(weightSpecs);
  const values = decodeHalf(bytes);
  const expected = specs.reduce((sum, {shape}) => sum + size(shape), 0);
  if (values.length !== expected) {
    throw new Error(`invalid weights: ${values.length} numbers (expected ${expected} for this network)`);
  }
  let end = 0;
  return specs.map((spec) => {
    const start = end;
    end += size(spec.shape);
    return {spec, values: values.subarray(start, end)};
  });
}
