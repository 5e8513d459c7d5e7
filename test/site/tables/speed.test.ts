import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {BenchRow} from '../../../experiments/artifacts/schema.ts';
import type {Laid} from '../../../site/tables/declaration.ts';
import {speedTables} from '../../../site/tables/speed.ts';
import {madeUp} from '../records.ts';

const earlier: BenchRow = {
  model: 'cnn-32-32-32',
  batchSize: 64,
  rounds: 5,
  imagesPerSecond: {compiled: 9000, uncompiled: 4000, stock: 2000, keras: 8000, pytorch: 6000},
  ratioToBestPeer: {median: 1.125, min: 1.1, max: 1.2},
};
const speeds = {engine: 90_000, ...earlier.imagesPerSecond, jax: 50_000, kerasBf16: 9500, pytorchBf16: 6500};
const whole: BenchRow = {
  ...earlier,
  model: 'nn-512',
  batchSize: 128,
  imagesPerSecond: speeds,
  pairs: {
    imagesPerSecond: {engine: 95_000, compiled: 9100, keras: 8100, pytorch: 6100, jax: 51_000},
    ratioToBestPeer: {median: 1.9, min: 1.8, max: 2},
  },
  peak: {threads: 2, gigaOperations: 530.2},
  shareOfPeak: {
    engine: 1.344,
    compiled: 0.28,
    uncompiled: 0.1,
    stock: 0.05,
    keras: 0.2,
    pytorch: 0.15,
    jax: 0.45,
    kerasBf16: 0.3,
    pytorchBf16: 0.25,
  },
};

const tablesOf = (...speed: BenchRow[]) => speedTables({...madeUp, speed}) as Laid[];
const headsOf = ({heads}: Laid) => heads[0]!.cells.map(({content}) => content);
const rowsOf = ({bodies}: Laid) => bodies[0]!.map(({cells}) => cells.map(({content}) => content));

test('speedTables(records) shows an earlier record in one table', () => {
  const [table, ...others] = tablesOf(earlier);
  assert.deepEqual(others, []);
  assert.deepEqual(headsOf(table!), [
    ...['Network', 'Batch', 'Compiled', 'Uncompiled', 'tf.layers', 'Keras', 'PyTorch', 'Ratio', 'From, to'],
  ]);
  assert.deepEqual(rowsOf(table!), [
    ['cnn-32-32-32', '64', '9,000', '4,000', '2,000', '8,000', '6,000', '1.13', '1.10 to 1.20'],
  ]);
  assert.doesNotMatch(table!.caption, /JAX|bf16/);
});

test('speedTables(records) shows engine, JAX and bf16 in columns of their own, the latter behind the ratio', () => {
  const [table] = tablesOf(whole, earlier);
  assert.deepEqual(headsOf(table!), [
    ...['Network', 'Batch', 'Engine', 'Compiled', 'Uncompiled', 'tf.layers', 'Keras', 'PyTorch', 'JAX'],
    ...['Ratio', 'From, to', 'Keras, bf16', 'PyTorch, bf16'],
  ]);
  assert.deepEqual(rowsOf(table!)[1]!.slice(2, 3), ['–']);
  assert.deepEqual(rowsOf(table!)[0]!.slice(-2), ['9,500', '6,500']);
  assert.match(table!.caption, /JAX.*bf16/);
});

test('speedTables(records) shows shares of the peak, and pairs, of the networks that have them', () => {
  const [, peak, pairs] = tablesOf(whole, earlier);
  assert.equal(headsOf(peak!)[1], 'Peak, operations a second');
  assert.deepEqual(rowsOf(peak!).length, 1);
  assert.deepEqual(rowsOf(peak!)[0]!.slice(0, 4), ['nn-512', '530 billion', '134\u202f%', '28\u202f%']);
  assert.deepEqual(headsOf(pairs!), ['Network', 'Engine', 'Compiled', 'Keras', 'PyTorch', 'JAX', 'Ratio', 'From, to']);
  assert.deepEqual(rowsOf(pairs!), [['nn-512', '95,000', '9,100', '8,100', '6,100', '51,000', '1.90', '1.80 to 2.00']]);
});

test('speedTables(records) of nothing says how to measure it', () => {
  assert.ok('pending' in speedTables({...madeUp, speed: []})!);
});
