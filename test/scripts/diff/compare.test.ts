import assert from 'node:assert/strict';
import {test} from 'node:test';
import {compareRecords} from '../../../scripts/diff/compare.ts';
import {numbersOf} from '../../../scripts/diff/numbers.ts';
import {renderPage} from '../../../scripts/diff/page.ts';
import {renderCounts} from '../../../scripts/diff/table.ts';

const row = (mean: number, seeds = 5, sd = 0.002) => [
  {dataset: 'mnist', model: 'nn', seeds, accuracy: {mean, sd, min: mean - sd, max: mean + sd}, sums: [1, 2, 3]},
];

test('numbersOf(record) names the items of lists, and keeps the noise of a mean beside it', () => {
  assert.deepEqual(Object.fromEntries(numbersOf(row(0.9))), {
    'mnist/nn.seeds': {value: 5},
    'mnist/nn.accuracy.mean': {value: 0.9, spread: {sd: 0.002, seeds: 5}},
  });
});

test('numbersOf(record) counts items that share a name', () => {
  const items = [
    {model: 'a', x: 1},
    {model: 'a', x: 2},
  ];
  assert.deepEqual([...numbersOf(items).keys()], ['0.x', '1.x']);
});

// t = .01 / sqrt(2 * .002² / 5) = 7.9 with 8 degrees of freedom; .001 gives t = .79
for (const [mean, seeds, verdict] of [
  [0.91, 5, 'real'],
  [0.901, 5, 'noise'],
  [0.91, 1, 'unjudged'],
] as const)
  test(`compareRecords() calls .9 -> ${mean} over ${seeds} seeds ${verdict}`, () => {
    const [change] = compareRecords('a', row(0.9, seeds), row(mean, seeds));
    assert.equal(change?.verdict, verdict);
  });

test('compareRecords() gives the p of Welch’s test', () => {
  const [change] = compareRecords('a', row(0.9), row(0.901));
  assert.ok(Math.abs(change!.p! - 0.4522) < 1e-3, String(change!.p)); // R: 2 * pt(-0.7906, 8)
});

test('compareRecords() tells what is new and gone, and nothing of what is the same', () => {
  assert.deepEqual(compareRecords('a', row(0.9), row(0.9)), []);
  const verdicts = (before: unknown, after: unknown) => compareRecords('a', before, after).map(({verdict}) => verdict);
  assert.deepEqual(verdicts(undefined, row(0.9)), ['new', 'new']);
  assert.deepEqual(verdicts(row(0.9), undefined), ['gone', 'gone']);
});

test('renderPage() and renderCounts() tell each change', () => {
  const changes = compareRecords('a<b', row(0.9), row(0.91));
  assert.match(
    renderPage('v1', 'v2', changes),
    /a&lt;b[\s\S]*mnist\/nn\.accuracy\.mean<\/th><td>0\.9<\/td><td>0\.91<\/td>/,
  );
  assert.match(renderCounts(changes), /^all +1 +0 +0 +0 +0$/m);
});
