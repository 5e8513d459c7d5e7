import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {DatasetName} from '../../../experiments/artifacts/schema.ts';
import {comparisonsSchema} from '../../../experiments/artifacts/schema.ts';
import {comparisons} from '../../../experiments/findings/comparisons.ts';
import {contrasts, tables} from '../../../experiments/findings/contrasts.ts';
import type {FinishedTrial} from '../../../experiments/findings/finding.ts';
import {studies} from '../../../experiments/studies/index.ts';
import {evidenceOf, finalTrial, labels} from './final-trials.ts';

const unknown = {source: '0'.repeat(64), trials: '0'.repeat(64)};

/** Five seeds that miss about so many of the 500 images, each a few others. */
function model(dataset: DatasetName, name: string, missed: number, viewed?: number): FinishedTrial[] {
  const missing = (count: number, seed: number) => (image: number) =>
    image < count || image === 490 + seed || (seed > 3 && image === 480 + seed)
      ? (labels[image]! + 1) % 10
      : labels[image]!;
  return [1, 2, 3, 4, 5].map((seed) =>
    finalTrial([dataset, name, seed], missing(missed, seed), viewed === undefined ? undefined : missing(viewed, seed)),
  );
}

async function compare(trials: readonly FinishedTrial[]) {
  const {record} = await comparisons.find(evidenceOf(trials, 99));
  return comparisonsSchema.parse({inputs: unknown, ...record});
}

const nn = 'nn-512-20-epochs';
const cnn = 'cnn-32-32-32-dropout';

test('comparisons ranks the final models of a data set, the separated leader as best', async () => {
  const trials = [...model('mnist', 'weak', 60), ...model('mnist', 'strong', 10, 5), ...model('mnist', 'weaker', 61)];
  const {rankings, finished, planned} = await compare(trials);
  assert.deepEqual([finished, planned, rankings.length], [15, 99, 1]);
  const rows = rankings[0]!.models;
  assert.deepEqual(
    rows.map(({model, group, best, seeds}) => [model, group, best, seeds]),
    [
      ['strong', 1, true, 5],
      ['weak', 2, false, 5],
      ['weaker', 2, false, 5],
    ],
  );
  const [strong, weak] = rows;
  assert.deepEqual([strong!.lead, strong!.parameters, strong!.multiplyAdds], [null, 7850, 7840]);
  assert.ok(Math.abs(strong!.viewed!.accuracy.mean - strong!.accuracy.mean - 5 / 500) < 1e-12);
  assert.equal(weak!.viewed, null);
  assert.ok(Math.abs(weak!.lead!.difference - 50 / 500) < 1e-12);
  assert.ok(weak!.lead!.low > 0 && weak!.lead!.p < 0.001);
});

test('comparisons ranks no model of two seeds, unless none has more', async () => {
  const two = (name: string) => model('mnist', name, 20).slice(0, 2);
  const named = async (trials: readonly FinishedTrial[]) =>
    (await compare(trials)).rankings[0]!.models.map((row) => row.model);
  assert.deepEqual(await named([...model('mnist', 'five', 30), ...two('two')]), ['five']);
  assert.deepEqual(await named(two('two')), ['two']);
});

test('comparisons answers both questions of a contrast, and waits for what is missing', async () => {
  const {contrasts: answers} = await compare([...model('mnist', nn, 60), ...model('mnist', cnn, 10)]);
  assert.equal(answers.length, contrasts.length);
  const found = answers.filter(({models}) => models);
  assert.deepEqual(
    found.map(({dataset, first, second}) => [dataset, first.model, second.model]),
    [['mnist', nn, cnn]],
  );
  const {models, recipes} = found[0]!;
  assert.deepEqual([models!.onlyFirst, models!.onlySecond], [0, 50]);
  assert.ok(Math.abs(models!.p * 2 ** 49 - 1) < 1e-9);
  assert.equal(models!.adjusted, models!.p * contrasts.length); // what is missing counts as no difference
  assert.ok(Math.abs(recipes!.adjusted - recipes!.p * contrasts.length) < 1e-15);
  assert.deepEqual([recipes!.paired, recipes!.permutation, recipes!.apart], [false, 2 / 252, true]);
  assert.ok(recipes!.low > 0 && Math.abs(recipes!.difference - 50 / 500) < 1e-12);
  const waiting = answers.find(({dataset, first}) => dataset === 'fashion-mnist' && first.model === nn)!;
  assert.deepEqual([waiting.first.seeds, waiting.models, waiting.recipes], [0, null, null]);
});

test('comparisons asks several views against one look of the same networks', async () => {
  const {contrasts: answers} = await compare(model('fashion-mnist', 'airbench-small', 20, 10));
  const {first, second, models, recipes} = answers.find(({models}) => models)!;
  assert.deepEqual([first.viewed, second.viewed, models!.onlySecond], [false, true, 10]);
  // the same networks: their seeds are pairs, each with ten images more, and the resampled ones are the same for both
  assert.deepEqual([recipes!.paired, recipes!.p, recipes!.permutation], [true, 1, 2 / 32]);
  const width = 2 * 1.96 * Math.sqrt((0.02 * 0.98) / 500); // that of the images alone
  assert.ok(Math.abs((recipes!.high - recipes!.low) / width - 1) < 0.1, `${recipes!.high - recipes!.low} ${width}`);
});

test('comparisons finds no difference between equal models', async () => {
  const {rankings, contrasts: answers} = await compare([...model('mnist', nn, 30), ...model('mnist', cnn, 30)]);
  assert.deepEqual(
    rankings[0]!.models.map(({group, best}) => [group, best]),
    [
      [1, false],
      [1, false],
    ],
  );
  const {models, recipes} = answers.find(({models}) => models)!;
  assert.deepEqual([models!.difference, models!.low, models!.high, models!.p], [0, 0, 0, 1]);
  assert.ok(!recipes!.apart && recipes!.low <= 0 && recipes!.high >= 0);
});

test('comparisons lays out two networks on both data sets, with the difference of their differences', async () => {
  const {simple, convolutional} = tables[0]!;
  const trials = [
    ...model('mnist', simple, 20),
    ...model('mnist', convolutional, 10),
    ...model('fashion-mnist', simple, 100),
    ...model('fashion-mnist', convolutional, 50),
  ];
  const [table, ...others] = (await compare(trials)).tables;
  assert.deepEqual(others, []);
  const rounded = (values: {difference: number}[]) => values.map(({difference}) => difference.toFixed(3));
  assert.deepEqual(rounded(table!.gains), ['0.020', '0.100']);
  assert.deepEqual(rounded(table!.gaps), ['-0.160', '-0.080']);
  assert.deepEqual(rounded([table!.gainOfGains]), ['0.080']);
  const {low, high} = table!.gainOfGains;
  assert.ok(0 < low && low < 0.08 && 0.08 < high);
  assert.equal(table!.cells.length, 4);
});

test('comparisons of nothing is empty, but for the family that was declared', async () => {
  const {rankings, contrasts: answers, tables} = await compare([]);
  assert.deepEqual([rankings, tables, answers.length], [[], [], contrasts.length]);
});

test('contrasts names each pair once, and models of final studies', () => {
  const final = studies.filter(({final}) => final).flatMap(({configurations}) => configurations);
  const names = new Set([...final.map(({dataset, model}) => `${dataset}/${model.name}`)]);
  for (const {dataset, first, second} of contrasts)
    for (const {model} of [first, second]) assert.ok(names.has(`${dataset}/${model}`), `${dataset}/${model}`);
  const pairs = contrasts.map(({dataset, first, second}) => JSON.stringify([dataset, first, second]));
  assert.equal(new Set(pairs).size, contrasts.length);
});
