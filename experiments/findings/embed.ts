import type {Split} from '../datasets/dataset.ts';
import type {FinishedTrial} from './finding.ts';
import {withNetworks} from './kept-network.ts';

const chunkLength = 100; // images at a time: every layer of them is kept

/** What a network's last dense layer is given for each image, [count, length]: the picture as the network sees it. */
export async function embed(trial: FinishedTrial, {images, labels}: Split): Promise<Float32Array> {
  const size = images.length / labels.length;
  return withNetworks([trial], ([opened]) => {
    const {network, trace} = opened!.trained;
    const last = network.layers.findLastIndex(({kind}) => kind === 'dense');
    const parts: Float32Array[] = [];
    for (let start = 0; start < labels.length; start += chunkLength)
      parts.push(trace(images.subarray(start * size, (start + chunkLength) * size))[last]!);
    return concatenate(parts);
  });
}

function concatenate(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, {length}) => sum + length, 0));
  let start = 0;
  for (const part of parts) {
    all.set(part, start);
    start += part.length;
  }
  return all;
}
