import assert from 'node:assert/strict';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {test} from 'node:test';
import {readRecord} from '../../../experiments/artifacts/files.ts';
import {type BenchRow, benchSchema} from '../../../experiments/artifacts/schema.ts';
import {recordRows} from '../../../scripts/bench/record.ts';

const row = (model: string, rounds: number): BenchRow => ({
  model,
  batchSize: 64,
  rounds,
  imagesPerSecond: {compiled: 2, uncompiled: 1, stock: 1, keras: 1, pytorch: 1},
  ratioToBestPeer: {median: 2, min: 2, max: 2},
});

test('recordRows(file, rows) replaces the rows of its models and keeps the others, in order', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'record-'));
  try {
    const file = path.join(folder, 'training-speed.json');
    await recordRows(file, [row('airbench-a', 5), row('cnn-32-32-32', 5)]);
    await recordRows(file, [row('nn-512', 6), row('airbench-a', 6)]);
    const rows = await readRecord(file, benchSchema);
    assert.deepEqual(
      rows!.map(({model, rounds}) => [model, rounds]),
      [
        ['nn-512', 6],
        ['cnn-32-32-32', 5],
        ['airbench-a', 6],
      ],
    );
  } finally {
    await rm(folder, {recursive: true});
  }
});

test('recordRows(file, rows) loses nothing to an earlier record that cannot be read', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'record-'));
  try {
    const file = path.join(folder, 'training-speed.json');
    await writeFile(file, '[{"model": "nn-512"}]');
    await recordRows(file, [row('airbench-a', 5)]);
    assert.deepEqual(await readRecord(file, benchSchema), [row('airbench-a', 5)]);
  } finally {
    await rm(folder, {recursive: true});
  }
});
