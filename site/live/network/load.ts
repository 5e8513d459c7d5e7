import {sizeOf} from '../../../experiments/artifacts/data-shape.ts';
import {buildNetwork} from '../../../experiments/models/index.ts';
import {type Step, stepsOf, type Tensor} from '../../../experiments/models/step.ts';
import {loadBytes} from '../load.ts';
import type {ShownDataset, ShownNetwork} from './catalogue.ts';
import {decodeHalf} from './half-precision.ts';

/** The steps of a network, with its weights. */
export async function loadSteps({config, weights}: ShownNetwork, {shape}: ShownDataset): Promise<Step[]> {
  return stepsOf(buildNetwork(config, shape), decodeHalf(await loadBytes(weights)));
}

/** The images of a data set, each with values of 0 ... 1. */
export async function loadImages({pixels, shape}: ShownDataset): Promise<Tensor[]> {
  const {height, width, channels} = shape;
  const imageSize = sizeOf(shape);
  const bytes = new Uint8Array(await loadBytes(pixels));
  return Array.from({length: bytes.length / imageSize}, (_, place) => ({
    shape: [height, width, channels],
    values: Float32Array.from(bytes.subarray(place * imageSize, (place + 1) * imageSize), (grey) => grey / 255),
  }));
}
