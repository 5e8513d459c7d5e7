import assert from 'node:assert/strict';
import {test} from 'node:test';
import {benchSchema} from '../../../experiments/artifacts/schema.ts';
import {benchRow, compareRounds, type Rounds} from '../../../scripts/bench/comparison.ts';
import type {ContenderName} from '../../../scripts/bench/contenders.ts';
import {renderComparison} from '../../../scripts/bench/table.ts';

/** Rounds with these speeds; the loss halves from round to round. */
function rounds(speeds: Partial<Record<ContenderName, number[]>>): Rounds {
  const entries = Object.entries(speeds) as [ContenderName, number[]][];
  return new Map(
    entries.map(([name, values]) => [
      name,
      values.map((imagesPerSecond, round) => ({imagesPerSecond, loss: 2 ** -round})),
    ]),
  );
}

const single = rounds({
  compiled: [1500, 1200, 1300],
  uncompiled: [500, 600, 650],
  stock: [300, 300, 325],
  keras: [900, 950, 1000],
  pytorch: [100, 200, 5000],
  'pytorch-compiled': [1000, 1200, 1000],
});

test('compareRounds(rounds) takes the peer with the best median, and divides round by round', () => {
  const {bestPeer, ratioToBestPeer, ratioToUncompiled, ratioToStock} = compareRounds(single);
  assert.equal(bestPeer, 'pytorch-compiled');
  assert.deepEqual(ratioToBestPeer, {median: 1.3, min: 1, max: 1.5});
  assert.deepEqual(ratioToUncompiled, {median: 2, min: 2, max: 3});
  assert.deepEqual(ratioToStock, {median: 4, min: 4, max: 5});
});

test('compareRounds(rounds) of pairs sets ours against the better arrangement of the peers', () => {
  const {bestPeer, ratioToBestPeer, ratioToUncompiled} = compareRounds(
    rounds({'compiled-pair': [300, 400], keras: [200, 200], 'keras-pair': [150, 150], 'pytorch-pair': [100, 100]}),
  );
  assert.equal(bestPeer, 'keras');
  assert.deepEqual(ratioToBestPeer, {median: 1.75, min: 1.5, max: 2});
  assert.equal(ratioToUncompiled, undefined);
});

test('compareRounds(rounds) says who is missing', () => {
  assert.throws(
    () => compareRounds(rounds({compiled: [1], uncompiled: [1]})),
    /invalid rounds: none of keras, .*pytorch/,
  );
});

test('benchRow(row, comparison) records the fastest way of each peer, as the schema has it', () => {
  const row = benchRow({model: 'nn-512', batchSize: 128, rounds: 3}, compareRounds(single));
  assert.deepEqual(row.imagesPerSecond, {compiled: 1300, uncompiled: 600, stock: 300, keras: 950, pytorch: 1000});
  assert.deepEqual(benchSchema.parse([row]), [row]);
});

test('renderComparison(title, comparison) shows medians, ranges, losses and ratios', () => {
  assert.equal(
    renderComparison('nn-512', compareRounds(single)),
    `nn-512
  images a second         median            range   loss
  ours, compiled           1,300  1,200 ... 1,500  0.250
  ours, uncompiled           600      500 ... 650  0.250
  tfjs-node, tf.layers       300      300 ... 325  0.250
  Keras, fit                 950    900 ... 1,000  0.250
  PyTorch, eager             200    100 ... 5,000  0.250
  PyTorch, torch.compile   1,000  1,000 ... 1,200  0.250
  compiled / best peer (PyTorch, torch.compile): 1.30 (1.00 ... 1.50)
  compiled / uncompiled: 2.00 (2.00 ... 3.00)
  compiled / tfjs-node, tf.layers: 4.00 (4.00 ... 5.00)`,
  );
});
