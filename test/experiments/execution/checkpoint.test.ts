import assert from 'node:assert/strict';
import {mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {after, before, beforeEach, test} from 'node:test';
import {sha256} from '../../../experiments/artifacts/content-key.ts';
import {
  type Checkpoint,
  checkpointFile,
  readCheckpoint,
  removeCheckpoint,
  writeCheckpoint,
} from '../../../experiments/execution/checkpoint.ts';
import {randomGenerator} from '../../../experiments/random.ts';

const digest = '0'.repeat(64);
const computation = {
  data: digest,
  steps: {predict: digest},
  initialState: digest,
  firstBatches: digest,
  learningRates: digest,
  scoring: digest,
};
const engine = {name: 'native', version: 'abc-avx2'} as const;
const lengths = [700, 1, 0, 99];
let folder: string;
let file: string;
let newest: Buffer;

before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'checkpoint-'));
  file = checkpointFile(folder, 'abc');
});
after(() => rm(folder, {recursive: true}));
beforeEach(async () => {
  await rm(folder, {recursive: true});
  for (const epochs of [1, 2]) await writeCheckpoint(file, standing(epochs));
  newest = await readFile(file);
});

function standing(epochs: number): Checkpoint {
  const score = {loss: 0.5, accuracy: 0.5};
  const random = randomGenerator('checkpoint', epochs);
  return {
    computation,
    engine,
    epochs: Array.from({length: epochs}, (_, place) => ({
      epoch: place + 1,
      optimizedLoss: 0.25,
      training: score,
      validation: score,
    })),
    state: lengths.map((length) => Float32Array.from({length}, random)),
    run: {startedAt: '2026-01-01T00:00:00.000Z', seconds: 1, processorSeconds: 1, interruptions: []},
  };
}

/** What is read, and what is said. */
async function read(
  expected: Parameters<typeof readCheckpoint>[1] = {computation, engine, lengths},
): Promise<{found: Checkpoint | undefined; said: string[]}> {
  const said: string[] = [];
  return {found: await readCheckpoint(file, expected, (message) => said.push(message)), said};
}

test('readCheckpoint(file) gives what was written last', async () => {
  assert.deepEqual(await read(), {found: standing(2), said: []});
});

test('readCheckpoint(file) falls back to the one before, whatever bytes are cut off or changed', async () => {
  const random = randomGenerator('damage');
  const place = () => Math.floor(random() * newest.length);
  const flipped = (at: number) => newest.map((byte, each) => (each === at ? byte ^ (1 << (at % 8)) : byte));
  const everywhere = Array.from({length: 120}, place);
  const damaged: Uint8Array[] = [
    Buffer.alloc(0),
    Buffer.alloc(newest.length),
    Buffer.from('\n\n\n'),
    Buffer.concat([newest, Buffer.from('x')]),
    ...[0, 1, 63, 64, 65, 66, newest.indexOf('\n', 65), newest.length - 1].map(flipped),
    ...everywhere.map(flipped),
    ...everywhere.map((length) => newest.subarray(0, length)),
    ...everywhere.slice(0, 40).map((at) => Buffer.from(newest).fill(0, at, Math.min(at + 512, newest.length))),
  ].filter((bytes) => Buffer.compare(bytes, newest) !== 0);
  const older = standing(1);
  for (const [at, bytes] of damaged.entries()) {
    await writeFile(file, bytes);
    const {found, said} = await read();
    assert.deepEqual(found, older, `damage ${at}`);
    assert.equal(said.length, 1);
    assert.match(
      said[0]!,
      /^damaged checkpoint .*abc\.checkpoint: it does not fit its hash; it is removed, and the training goes on/,
    );
    assert.deepEqual(await readdir(folder), ['abc.checkpoint.before']);
  }
});

test('readCheckpoint(file) takes one of another version, or of other arrays, for absent, and says so', async () => {
  const changed = (change: (header: object) => object) => {
    const [, header = ''] = newest.toString('latin1').split('\n', 2);
    const numbers = newest.subarray(65 + header.length + 1);
    const content = Buffer.concat([Buffer.from(`${JSON.stringify(change(JSON.parse(header)))}\n`), numbers]);
    return Buffer.concat([Buffer.from(`${sha256(content)}\n`), content]);
  };
  await writeFile(
    file,
    changed((header) => ({...header, more: 1})),
  );
  assert.match((await read()).said[0]!, /^invalid checkpoint .*: its header is that of another version; it is removed/);
  await writeFile(
    file,
    changed((header) => ({...header, lengths: [800]})),
  );
  assert.match(
    (await read()).said[0]!,
    /^invalid checkpoint .*: 3200 bytes of numbers \(expected 3200\); it is removed/,
  );
  const {said, found} = await read({computation, engine, lengths: [1]});
  assert.match(said[0]!, /3200 bytes of numbers \(expected 4\)/);
  assert.equal(found, undefined);
});

test('readCheckpoint(file) says nothing of one of another computation, and does not take it', async () => {
  const other = {computation: {...computation, scoring: '1'.repeat(64)}, engine, lengths};
  assert.deepEqual(await read(other), {found: undefined, said: []});
});

test('readCheckpoint(file) reads nothing of a file that is too large', async () => {
  await truncate(file, 2 ** 40);
  const {found, said} = await read();
  assert.deepEqual(found, standing(1));
  assert.match(said[0]!, /abc\.checkpoint: 1099511627776 bytes \(expected \d+ at most\); it is removed/);
});

test('readCheckpoint(file) sets a folder in its place aside, with all that it holds', async () => {
  await rm(file);
  await mkdir(file);
  await writeFile(path.join(file, 'kept.txt'), 'kept');
  const {found, said} = await read();
  assert.deepEqual(found, standing(1));
  assert.match(
    said[0]!,
    /abc\.checkpoint: a folder lies where a file .*; it is set aside as abc\.checkpoint\.aside-\d+$/,
  );
  const aside = (await readdir(folder)).find((name) => name.includes('aside'))!;
  assert.equal(await readFile(path.join(folder, aside, 'kept.txt'), 'utf8'), 'kept');
});

test('writeCheckpoint(file) refuses what could not be read again', async () => {
  const [epoch] = standing(1).epochs;
  const broken = {...standing(1), epochs: [{...epoch!, optimizedLoss: Number.NaN}]};
  await assert.rejects(writeCheckpoint(file, broken), /optimizedLoss/);
  assert.deepEqual(await read(), {found: standing(2), said: []});
});

test('removeCheckpoint(file) leaves none of both', async () => {
  await removeCheckpoint(file);
  assert.deepEqual(await readdir(folder), []);
  await removeCheckpoint(file);
});
