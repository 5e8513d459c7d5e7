import {sizeOf} from '../../../experiments/artifacts/data-shape.ts';
import {buildNetwork} from '../../../experiments/models/index.ts';
import type {ShownDataset, ShownNetwork} from './catalogue.ts';
import {decodeHalf} from './half-precision.ts';
import {type Step, stepsOf, type Tensor} from './step.ts';

const fetched = new Map<string, Promise<ArrayBuffer>>();

/** The steps of a network, with its weights. */
export async function loadSteps({config, weights}: ShownNetwork, {shape}: ShownDataset): Promise<Step[]> {
  return stepsOf(buildNetwork(config, shape), decodeHalf(await load(weights)));
}

/** The images of a data set, each with values of 0 ... 1. */
export async function loadImages({pixels, shape}: ShownDataset): Promise<Tensor[]> {
  const {height, width, channels} = shape;
  const imageSize = sizeOf(shape);
  const bytes = new Uint8Array(await load(pixels));
  return Array.from({length: bytes.length / imageSize}, (_, place) => ({
    shape: [height, width, channels],
    values: Float32Array.from(bytes.subarray(place * imageSize, (place + 1) * imageSize), (grey) => grey / 255),
  }));
}

/** Each file is fetched once; one that failed, again. */
function load(address: string): Promise<ArrayBuffer> {
  const known = fetched.get(address) ?? fetchBytes(address);
  fetched.set(address, known);
  known.catch(() => fetched.delete(address));
  return known;
}

async function fetchBytes(address: string): Promise<ArrayBuffer> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`cannot load ${address}: ${answer.status}`);
  return answer.arrayBuffer();
}
