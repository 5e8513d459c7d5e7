import {encodeHalf} from '../../../experiments/artifacts/half-precision.ts';
import type {ModelConfig} from '../../../experiments/artifacts/schema.ts';
import {buildNetwork} from '../../../experiments/models/index.ts';
import {initializeWeights} from '../../../experiments/models/initialize.ts';
import {randomGenerator} from '../../../experiments/random.ts';
import {grey28} from '../shapes.ts';
import {easyImages} from './easy-images.ts';

/** The weights of a network as a trial keeps them: drawn at random, those too that start the same. */
export function randomWeights(model: ModelConfig, seed: number): Uint8Array {
  const random = randomGenerator('kept weights', seed);
  const arrays = initializeWeights(buildNetwork(model, grey28), seed, easyImages(50, seed).images);
  return encodeHalf(
    arrays.flatMap(({spec, values}) =>
      spec.initial.kind === 'constant' ? [...values.map((value) => value + 0.2 * random())] : [...values],
    ),
  );
}
