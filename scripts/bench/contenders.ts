import path from 'node:path';
import {cacheFolder} from '../setup/cache-folder.ts';
import type {Command} from './contender.ts';
import type {BenchModel} from './models.ts';

/** Someone who is timed. Of several ways to train, the fastest counts. */
interface ContenderKind {
  title: string;
  role: 'ours' | 'reference' | 'peer' | 'bf16'; // bf16: a peer that rounds to 16 bits, which is told but not compared with
  script: string; // in this folder
  ways: Readonly<Record<string, string>>; // as the script knows them, and in words; a number is one of steps a call
  denseOnly?: true; // takes no part where there are convolutions
}

const kerasWays = {1: '1 step a call', 8: '8 steps a call', 32: '32 steps a call'};
const pytorchWays = {eager: 'eager', compiled: 'torch.compile', 'compiled-optimizer': 'optimiser compiled, too'};

/** Who is timed, by the names of the record. What is first of ours is what is compared with the peers. */
export const contenders = {
  engine: {title: 'ours', role: 'ours', script: 'ours.ts', ways: {native: ''}},
  compiled: {title: 'ours, by TensorFlow', role: 'ours', script: 'ours.ts', ways: {compiled: ''}},
  uncompiled: {title: 'ours, uncompiled', role: 'reference', script: 'ours.ts', ways: {uncompiled: ''}},
  stock: {title: 'tfjs-node, tf.layers', role: 'reference', script: 'stock.ts', ways: {fit: ''}},
  keras: {title: 'Keras', role: 'peer', script: 'keras-peer.py', ways: kerasWays},
  pytorch: {title: 'PyTorch', role: 'peer', script: 'pytorch-peer.py', ways: pytorchWays},
  // Its convolutions on a CPU are hopeless: 240 to 710 images a second.
  jax: {
    title: 'JAX',
    role: 'peer',
    script: 'jax-peer.py',
    ways: {1: '1 step a call', 8: '8 steps a call'},
    denseOnly: true,
  },
  kerasBf16: {title: 'Keras, bf16', role: 'bf16', script: 'keras-peer.py', ways: kerasWays},
  pytorchBf16: {title: 'PyTorch, bf16', role: 'bf16', script: 'pytorch-peer.py', ways: pytorchWays},
} as const satisfies Record<string, ContenderKind>;

export type ContenderName = keyof typeof contenders;

/** A contender that trains in one of its ways. A pair is two processes of one thread each, at once. */
export interface Entrant {
  name: ContenderName;
  way: string;
  pair: boolean;
}

/** Who takes part on a network, one after another: with `pairs`, ours and the peers that count do so as pairs as well. */
export function entrants(
  {model}: Pick<BenchModel, 'model'>,
  {pairs, canCompile, hasEngine}: {pairs: boolean; canCompile: boolean; hasEngine: boolean},
): Entrant[] {
  return (Object.keys(contenders) as ContenderName[]).flatMap((name) => {
    const {role, script, ways, denseOnly}: ContenderKind = contenders[name];
    if ((denseOnly && model.kind !== 'dense') || (name === 'engine' && !hasEngine)) return [];
    const possible = Object.keys(ways).filter((way) => canCompile || script !== 'pytorch-peer.py' || way === 'eager');
    const isPaired = pairs && (role === 'ours' || role === 'peer');
    return (isPaired ? [false, true] : [false]).flatMap((pair) => possible.map((way) => ({name, way, pair})));
  });
}

/** An entrant in words. */
export function titleOf({name, way, pair}: Entrant): string {
  const {title, ways}: ContenderKind = contenders[name];
  return [title, ways[way], pair && 'two'].filter(Boolean).join(', ');
}

/** Every training is on a multiple of so many images: two steps or more, and whole calls. */
export function portionOf({way}: Entrant, batchSize: number): number {
  return batchSize * Math.max(2, Number(way) || 0);
}

/** Everything that decides what an entrant does, beside itself. */
export interface Setting {
  model: string;
  batchSize: number;
  threads: number; // of one that is alone
  images: string; // the folder with the training images
  python: string; // of the peers
}

/** How to start an entrant. */
export function contenderCommand({name, way, pair}: Entrant, setting: Setting): Command {
  const {script, role} = contenders[name];
  const {model, batchSize, images, python} = setting;
  const threads = pair ? 1 : setting.threads;
  const precision = role === 'bf16' ? 'bf16' : 'fp32';
  return {
    program: script.endsWith('.py') ? python : process.execPath,
    options: [
      path.join(import.meta.dirname, script),
      model,
      way,
      precision,
      ...[batchSize, threads].map(String),
      images,
    ],
    environment: {
      ...process.env,
      TF_NUM_INTRAOP_THREADS: String(threads),
      ...(pair && {TF_NUM_INTEROP_THREADS: '1'}),
      OMP_NUM_THREADS: String(threads),
      NPROC: String(threads), // of JAX
      TF_CPP_MIN_LOG_LEVEL: '2',
      PYTHONDONTWRITEBYTECODE: '1',
      TORCHINDUCTOR_COMPILE_THREADS: '1', // no processes beside its own
      TORCHINDUCTOR_CACHE_DIR: path.join(cacheFolder(), 'torch-compile'), // what it has compiled, for the next bench
    },
  };
}
