import path from 'node:path';
import {cacheFolder} from '../setup/cache-folder.ts';
import type {Command} from './contender.ts';

/**
 * Who is timed: ours in two ways, tfjs-node as it ships, each peer in the ways that are ordinary for it. Scripts lie in this folder. A pair is
 * two processes of one thread each, at once: the other arrangement for two trials is one after the other.
 */
export const contenders = {
  compiled: {title: 'ours, compiled', script: 'ours.ts', way: 'compiled', pair: false},
  uncompiled: {title: 'ours, uncompiled', script: 'ours.ts', way: 'uncompiled', pair: false},
  stock: {title: 'tfjs-node, tf.layers', script: 'stock.ts', way: 'fit', pair: false},
  keras: {title: 'Keras, fit', script: 'keras-peer.py', way: 'fit', pair: false},
  pytorch: {title: 'PyTorch, eager', script: 'pytorch-peer.py', way: 'eager', pair: false},
  'pytorch-compiled': {title: 'PyTorch, torch.compile', script: 'pytorch-peer.py', way: 'compiled', pair: false},
  'compiled-pair': {title: 'ours, compiled, two', script: 'ours.ts', way: 'compiled', pair: true},
  'keras-pair': {title: 'Keras, fit, two', script: 'keras-peer.py', way: 'fit', pair: true},
  'pytorch-pair': {title: 'PyTorch, eager, two', script: 'pytorch-peer.py', way: 'eager', pair: true},
  'pytorch-compiled-pair': {
    title: 'PyTorch, torch.compile, two',
    script: 'pytorch-peer.py',
    way: 'compiled',
    pair: true,
  },
} as const;

export type ContenderName = keyof typeof contenders;

/** Every way of each peer: the fastest of those that took part counts. */
export const peers = {
  keras: ['keras', 'keras-pair'],
  pytorch: ['pytorch', 'pytorch-compiled', 'pytorch-pair', 'pytorch-compiled-pair'],
} as const satisfies Record<string, readonly ContenderName[]>;

/** Who takes part: with one trial at a time, or with two trials in whatever arrangement is better. */
export function entrants(pairs: boolean, canCompile: boolean): ContenderName[] {
  const names = Object.keys(contenders) as ContenderName[];
  return names.filter((name) => {
    const {script, way, pair} = contenders[name];
    if (script.endsWith('.ts')) return pair === pairs;
    return (pairs || !pair) && (canCompile || way !== 'compiled');
  });
}

/** Everything that decides what a contender does, beside its name. */
export interface Setting {
  model: string;
  batchSize: number;
  groupSize: number; // of the steps that Keras does at a call
  threads: number; // of one that is alone
  images: string; // the folder with the training images
  python: string; // of the peers
}

/** How to start a contender. */
export function contenderCommand(name: ContenderName, setting: Setting): Command {
  const {script, way, pair} = contenders[name];
  const {model, batchSize, groupSize, images, python} = setting;
  const threads = pair ? 1 : setting.threads;
  return {
    program: script.endsWith('.py') ? python : process.execPath,
    options: [
      path.join(import.meta.dirname, script),
      model,
      way,
      ...[batchSize, groupSize, threads].map(String),
      images,
    ],
    environment: {
      ...process.env,
      TF_NUM_INTRAOP_THREADS: String(threads),
      ...(pair && {TF_NUM_INTEROP_THREADS: '1'}),
      OMP_NUM_THREADS: String(threads),
      TF_CPP_MIN_LOG_LEVEL: '2',
      PYTHONDONTWRITEBYTECODE: '1',
      TORCHINDUCTOR_COMPILE_THREADS: '1', // no processes beside its own
      TORCHINDUCTOR_CACHE_DIR: path.join(cacheFolder(), 'torch-compile'), // what it has compiled, for the next bench
    },
  };
}
