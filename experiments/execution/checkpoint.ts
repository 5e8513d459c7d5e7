import {rm} from 'node:fs/promises';
import path from 'node:path';
import {z} from 'zod';
import {canonicalJson} from '../artifacts/content-key.ts';
import {readIfThere, writeAtomically} from '../artifacts/files.ts';
import {epochSchema, resultSchema, runSchema} from '../artifacts/schema.ts';
import type {Standing} from '../training/train.ts';

const headerSchema = z.strictObject({
  computation: resultSchema.shape.computation,
  epochs: z.array(epochSchema),
  lengths: z.array(z.int().nonnegative()), // of the arrays of float32 numbers that follow
  run: runSchema.pick({startedAt: true, seconds: true, processorSeconds: true, interruptions: true}),
});

type Header = z.infer<typeof headerSchema>;

/** A training that was interrupted: where it stood, and how it had run until then. */
export interface Checkpoint extends Standing, Pick<Header, 'computation' | 'run'> {}

/** Writes a checkpoint: a line of JSON, then the numbers as little-endian float32. */
export async function writeCheckpoint(file: string, {state, ...rest}: Checkpoint): Promise<void> {
  const header: Header = {...rest, lengths: state.map(({length}) => length)};
  const numbers = state.map(({buffer, byteOffset, byteLength}) => Buffer.from(buffer, byteOffset, byteLength));
  await writeAtomically(file, Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), ...numbers]));
}

/** Reads the checkpoint of the same computation; `undefined` where there is none, or one of another computation. */
export async function readCheckpoint(
  file: string,
  computation: Header['computation'],
): Promise<Checkpoint | undefined> {
  const bytes = await readIfThere(file);
  if (!bytes) return undefined;
  const end = bytes.indexOf('\n');
  const {lengths, ...rest} = headerSchema.parse(JSON.parse(bytes.toString('utf8', 0, end)));
  if (canonicalJson(rest.computation) !== canonicalJson(computation)) return undefined;
  const numbers = new Float32Array(Uint8Array.from(bytes.subarray(end + 1)).buffer);
  let start = 0;
  const state = lengths.map((length) => {
    start += length;
    return numbers.slice(start - length, start);
  });
  return {...rest, state};
}

/** The checkpoint file of a trial. */
export function checkpointFile(folder: string, key: string): string {
  return path.join(folder, `${key}.checkpoint`);
}

/** Removes a checkpoint, if it is there. */
export async function removeCheckpoint(file: string): Promise<void> {
  await rm(file, {force: true});
}
