import assert from 'node:assert/strict';
import {test} from 'node:test';
import {benchSchema} from '../../../experiments/artifacts/schema.ts';
import {benchRow, compareRounds, type Rounds} from '../../../scripts/bench/comparison.ts';
import type {ContenderName} from '../../../scripts/bench/contenders.ts';
import {renderComparison} from '../../../scripts/bench/table.ts';

/** Rounds of `<name> <way>`, with `two` for a pair, at these speeds; the loss halves from round to round. */
function rounds(speeds: Record<string, number[]>): Rounds {
  return Object.entries(speeds).map(([text, values]) => {
    const [name, way, pair] = text.split(' ') as [ContenderName, string, string?];
    return {
      entrant: {name, way, pair: pair === 'two'},
      speeds: values.map((imagesPerSecond, round) => ({imagesPerSecond, loss: 2 ** -round})),
    };
  });
}

const single = {
  'compiled compiled': [1500, 1200, 1300],
  'uncompiled uncompiled': [500, 600, 650],
  'stock fit': [300, 300, 325],
  'keras 1': [900, 950, 1000],
  'keras 32': [800, 850, 900],
  'pytorch eager': [100, 200, 5000],
  'pytorch compiled': [1000, 1200, 1000],
  'jax 8': [700, 700, 700],
  'kerasBf16 8': [2000, 2000, 2000],
};
const pairs = {
  'compiled compiled two': [1600, 1800, 1700],
  'keras 1 two': [1400, 1500, 1300],
  'pytorch compiled two': [900, 900, 900],
};
const work = {operations: 2e6, peak: {threads: 2, operations: 4e9}};

test('compareRounds(rounds) takes the peer with the best median, not one of bf16, and divides round by round', () => {
  const {duel, ratioToUncompiled, ratioToStock, pairs: none} = compareRounds(rounds(single));
  assert.deepEqual(duel, {
    ours: {name: 'compiled', way: 'compiled', pair: false},
    bestPeer: {name: 'pytorch', way: 'compiled', pair: false},
    ratio: {median: 1.3, min: 1, max: 1.5},
  });
  assert.deepEqual(ratioToUncompiled, {median: 2, min: 2, max: 3});
  assert.deepEqual(ratioToStock, {median: 4, min: 4, max: 5});
  assert.equal(none, undefined);
});

test('compareRounds(rounds) of pairs sets ours against the better arrangement of the peers', () => {
  assert.deepEqual(compareRounds(rounds({...single, ...pairs})).pairs, {
    ours: {name: 'compiled', way: 'compiled', pair: true},
    bestPeer: {name: 'keras', way: '1', pair: true},
    ratio: {median: 1.2, min: 1600 / 1400, max: 1700 / 1300},
  });
  const slowPairs = {...pairs, 'keras 1 two': [500, 500, 500]};
  assert.deepEqual(compareRounds(rounds({...single, ...slowPairs})).pairs!.bestPeer, {
    name: 'pytorch',
    way: 'compiled',
    pair: false,
  });
});

test('compareRounds(rounds) takes the first of ours', () => {
  const {duel} = compareRounds(rounds({'uncompiled uncompiled': [1], 'compiled compiled': [2], 'keras 1': [1]}));
  assert.equal(duel.ours.name, 'compiled');
});

test('compareRounds(rounds) says that somebody is missing', () => {
  const alone = rounds({'compiled compiled': [1], 'kerasBf16 1': [1]});
  assert.throws(() => compareRounds(alone), /invalid rounds: without ours or without peers/);
});

test('benchRow(row, comparison, work) records the fastest way of each, as the schema has it', () => {
  const about = {model: 'nn-512', batchSize: 128, rounds: 3};
  const row = benchRow(about, compareRounds(rounds({...single, ...pairs})), work);
  assert.deepEqual(row, {
    ...about,
    imagesPerSecond: {
      compiled: 1300,
      uncompiled: 600,
      stock: 300,
      keras: 950,
      pytorch: 1000,
      jax: 700,
      kerasBf16: 2000,
    },
    ratioToBestPeer: {median: 1.3, min: 1, max: 1.5},
    pairs: {
      imagesPerSecond: {compiled: 1700, keras: 1400, pytorch: 900},
      ratioToBestPeer: {median: 1.2, min: 1.14, max: 1.31},
    },
    peak: {threads: 2, gigaOperations: 4},
    shareOfPeak: {
      compiled: 0.65,
      uncompiled: 0.3,
      stock: 0.15,
      keras: 0.475,
      pytorch: 0.5,
      jax: 0.35,
      kerasBf16: 1,
    },
  });
  assert.deepEqual(benchSchema.parse([row]), [row]);
});

test('benchRow(row, comparison) has no pairs and no shares where these were not measured', () => {
  const row = benchRow({model: 'nn-512', batchSize: 128, rounds: 3}, compareRounds(rounds(single)));
  assert.deepEqual(Object.keys(row), ['model', 'batchSize', 'rounds', 'imagesPerSecond', 'ratioToBestPeer']);
  assert.deepEqual(benchSchema.parse([row]), [row]);
});

test('renderComparison(title, comparison, work) shows medians, ranges, shares, losses and ratios', () => {
  assert.equal(
    renderComparison('nn-512', compareRounds(rounds({...single, ...pairs})), work),
    `nn-512
  images a second              median            range  of peak   loss
  ours, by TensorFlow           1,300  1,200 ... 1,500     65 %  0.250
  ours, uncompiled                600      500 ... 650     30 %  0.250
  tfjs-node, tf.layers            300      300 ... 325     15 %  0.250
  Keras, 1 step a call            950    900 ... 1,000     48 %  0.250
  Keras, 32 steps a call          850      800 ... 900     43 %  0.250
  PyTorch, eager                  200    100 ... 5,000     10 %  0.250
  PyTorch, torch.compile        1,000  1,000 ... 1,200     50 %  0.250
  JAX, 8 steps a call             700      700 ... 700     35 %  0.250
  Keras, bf16, 8 steps a call   2,000  2,000 ... 2,000    100 %  0.250
  ours, by TensorFlow, two      1,700  1,600 ... 1,800     85 %  0.250
  Keras, 1 step a call, two     1,400  1,300 ... 1,500     70 %  0.250
  PyTorch, torch.compile, two     900      900 ... 900     45 %  0.250
  ours, by TensorFlow / best peer (PyTorch, torch.compile): 1.30 (1.00 ... 1.50)
  ours, by TensorFlow, two / best peer (Keras, 1 step a call, two): 1.20 (1.14 ... 1.31)
  ours, by TensorFlow / uncompiled: 2.00 (2.00 ... 3.00)
  ours, by TensorFlow / tfjs-node, tf.layers: 4.00 (4.00 ... 5.00)`,
  );
});

test('renderComparison(title, comparison) has no shares where the peak was not measured', () => {
  assert.doesNotMatch(renderComparison('nn-512', compareRounds(rounds(single))), /peak|%/);
});
