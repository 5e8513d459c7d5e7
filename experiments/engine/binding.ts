import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import type {Network} from '../models/layer.ts';

// The addon that is compiled from the C++ of this folder. It must be ready before: see scripts/setup/native-engine.ts.

/** A network within the addon. */
export type NativeNetwork = object & {readonly brand: unique symbol};

/** Images and labels of one step. */
export interface Batch {
  images: Uint8Array; // [count, height, width, channels], or more where `places` chooses
  places?: Uint32Array; // [count], of the images that the step is on
  labels: Int32Array; // [count]
}

/** What the addon gives. Arrays are written to where it says so, and are of the length that the network asks for. */
export interface Binding {
  create(network: Network, learning: object, limits: {most: number; threads: number; memory: number}): NativeNetwork;
  dispose(network: NativeNetwork): void;
  step(network: NativeNetwork, batch: Batch, seed: Int32Array, rate: number): number;
  predict(network: NativeNetwork, images: Uint8Array, probabilities: Float32Array): void; // to be written
  read(network: NativeNetwork, state: Float32Array[]): void; // to be written
  write(network: NativeNetwork, state: readonly Float32Array[]): void;
  measurePeak(threads: number): number;
}

/** What the set-up has made of the addon. */
export type Build =
  | {key: string; version: string; level: string} // a hash of its source, and the processor that it is for
  | {key: string; missing: string}; // why there is none

/** Which engine computes a training, and of what it is made: `native` is the C++ of this folder. */
export interface EngineVersion {
  name: EngineName;
  version: string;
}

export type EngineName = 'native' | 'tensorflow';

const packagesFolder = path.join(import.meta.dirname, '..', '..', 'node_modules');

/** Where the set-up puts the addon, and what it says of it. */
export function engineFiles(folder = packagesFolder): {addon: string; build: string} {
  const place = path.join(folder, '.native-engine');
  return {addon: path.join(place, 'engine.node'), build: path.join(place, 'engine.json')};
}

/** What the set-up has made, as it was last written. */
export function readBuild(folder?: string): Build {
  try {
    return JSON.parse(readFileSync(engineFiles(folder).build, 'utf8'));
  } catch {
    return {key: '', missing: 'it has not been set up (npm run experiments does it)'};
  }
}

let loaded: Binding | undefined;

/** Thrown where there is no native engine, or none for a network that may be right all the same. */
export class Unsupported extends Error {}

/** The addon and its version; throws `Unsupported` where there is none for this machine. */
export function loadEngine(): {binding: Binding; engine: EngineVersion} {
  const build = readBuild();
  if ('missing' in build) throw new Unsupported(build.missing);
  loaded ??= createRequire(import.meta.url)(engineFiles().addon) as Binding;
  return {binding: loaded, engine: {name: 'native', version: `${build.version}-${build.level}`}};
}
