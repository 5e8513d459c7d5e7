import {rename, rm} from 'node:fs/promises';
import path from 'node:path';
import {z} from 'zod';
import {canonicalJson, sha256} from '../artifacts/content-key.ts';
import {readIfThere, writeAtomically} from '../artifacts/files.ts';
import {engineSchema, epochSchema, resultSchema, runSchema} from '../artifacts/schema.ts';
import type {Standing} from '../training/train.ts';

const headerSchema = z.strictObject({
  computation: resultSchema.shape.computation,
  engine: engineSchema,
  epochs: z.array(epochSchema),
  lengths: z.array(z.int().nonnegative()), // of the arrays of float32 numbers that follow
  run: runSchema.pick({startedAt: true, seconds: true, processorSeconds: true, interruptions: true}),
});

type Header = z.infer<typeof headerSchema>;

/** A training that was interrupted: where it stood, and how it had run until then. */
export interface Checkpoint extends Standing, Pick<Header, 'computation' | 'engine' | 'run'> {}

/** What a checkpoint must be of. */
interface Expected {
  computation: Header['computation'];
  engine: Header['engine'];
  lengths: readonly number[]; // of the arrays of numbers that training changes
}

const mostHeaderBytes = 2 ** 24; // a training of 10,000 epochs takes a tenth
const digestLength = 64;

/**
 * Writes a checkpoint: the SHA-256 of all that follows, a line of JSON, then the numbers as little-endian float32. The
 * one before is kept.
 */
export async function writeCheckpoint(file: string, {state, ...rest}: Checkpoint): Promise<void> {
  const header = headerSchema.parse({...rest, lengths: state.map(({length}) => length)} satisfies Header);
  const numbers = state.map(({buffer, byteOffset, byteLength}) => Buffer.from(buffer, byteOffset, byteLength));
  const content = Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), ...numbers]);
  await rename(file, previous(file)).catch(() => {}); // where there is none
  await writeAtomically(file, Buffer.concat([Buffer.from(`${sha256(content)}\n`), content]));
}

/**
 * Reads the checkpoint of the same computation, the one before where the newest cannot be read; `undefined` where there
 * is none, or one of another computation or engine. What cannot be read is removed, or set aside, and told.
 */
export async function readCheckpoint(
  file: string,
  expected: Expected,
  notice: (message: string) => void,
): Promise<Checkpoint | undefined> {
  for (const each of [file, previous(file)]) {
    try {
      const found = await readWhole(each, expected);
      if (found) return found;
    } catch (error) {
      notice(`${(error as Error).message}; ${await discard(each)}`);
    }
  }
  return undefined;
}

/** The checkpoint file of a trial. */
export function checkpointFile(folder: string, key: string): string {
  return path.join(folder, `${key}.checkpoint`);
}

/** Removes a checkpoint and the one before, if they are there. */
export async function removeCheckpoint(file: string): Promise<void> {
  for (const each of [file, previous(file)]) await rm(each, {force: true, recursive: true});
}

function previous(file: string): string {
  return `${file}.before`;
}

async function readWhole(file: string, {computation, engine, lengths}: Expected): Promise<Checkpoint | undefined> {
  const size = 4 * lengths.reduce((sum, length) => sum + length, 0);
  const bytes = await readIfThere(file, size + mostHeaderBytes);
  if (!bytes) return undefined;
  const content = bytes.subarray(digestLength + 1);
  if (sha256(content) !== bytes.toString('latin1', 0, digestLength) || bytes[digestLength] !== 0x0a)
    throw new Error(`damaged checkpoint ${file}: it does not fit its hash`);
  const end = content.indexOf('\n');
  const {lengths: written, ...rest} = parseHeader(file, content.toString('utf8', 0, end));
  if (canonicalJson([rest.computation, rest.engine]) !== canonicalJson([computation, engine])) return undefined;
  const numbers = Uint8Array.from(content.subarray(end + 1));
  if (canonicalJson(written) !== canonicalJson(lengths) || numbers.length !== size)
    throw new Error(`invalid checkpoint ${file}: ${numbers.length} bytes of numbers (expected ${size})`);
  return {...rest, state: split(new Float32Array(numbers.buffer), lengths)};
}

function parseHeader(file: string, text: string): Header {
  try {
    return headerSchema.parse(JSON.parse(text));
  } catch {
    throw new Error(`invalid checkpoint ${file}: its header is that of another version`);
  }
}

function split(numbers: Float32Array, lengths: readonly number[]): Float32Array[] {
  let start = 0;
  return lengths.map((length) => {
    start += length;
    return numbers.slice(start - length, start);
  });
}

/** Takes what cannot be read out of the way, and says how. */
async function discard(file: string): Promise<string> {
  try {
    await rm(file);
    return 'it is removed, and the training goes on from the one before, or from the start';
  } catch {
    const aside = `${file}.aside-${Date.now()}`;
    return rename(file, aside).then(
      () => `it is set aside as ${path.basename(aside)}`,
      (error: Error) => `it stays there: ${error.message}`,
    );
  }
}
