import assert from 'node:assert/strict';
import {test} from 'node:test';
import {compareModels, resampleModels} from '../../../../experiments/analysis/statistics/compare-models.ts';
import {combine, differenceOf} from '../../../../experiments/analysis/statistics/difference.ts';
import {excludesZero, percentileInterval} from '../../../../experiments/analysis/statistics/intervals.ts';
import {resampleAccuracies} from '../../../../experiments/analysis/statistics/resample-accuracies.ts';
import {spread} from '../../../../experiments/analysis/statistics/spread.ts';
import {randomGenerator} from '../../../../experiments/random.ts';

/** So many images of each kind: both right, only the first, only the second, neither. */
function pair(...counts: readonly [number, number, number, number]): [Uint8Array, Uint8Array] {
  const kinds = counts.flatMap((count, kind) => new Array<number>(count).fill(kind));
  return [
    Uint8Array.from(kinds, (kind) => (kind < 2 ? 1 : 0)),
    Uint8Array.from(kinds, (kind) => (kind % 2 === 0 ? 1 : 0)),
  ];
}

test('compareModels(first, second) gives the interval of A. Agresti, "Categorical data analysis", 2002, table 10.1: .04 +- 1.96 x .0095', () => {
  const [former, latter] = resampleModels(pair(794, 150, 86, 570), 4000, 'ratings');
  const {difference, low, high, onlyFirst, onlySecond} = compareModels(former!, latter!);
  assert.deepEqual([difference.toFixed(2), onlyFirst, onlySecond], ['-0.04', 150, 86]);
  assert.ok(Math.abs(low - (-0.04 - 1.96 * 0.0095)) < 0.0015 && Math.abs(high - (-0.04 + 1.96 * 0.0095)) < 0.0015);
});

test('compareModels(model, model) is a tie', () => {
  const [images] = pair(80, 10, 5, 5);
  const [model] = resampleModels([images], 200, 'tie');
  assert.deepEqual(compareModels(model!, model!), {
    difference: 0,
    low: 0,
    high: 0,
    onlyFirst: 0,
    onlySecond: 0,
    p: 1,
  });
});

test('resampleAccuracies(recipes) comes out as often as the counted bootstrap of two seeds and two images', () => {
  // one of the seeds, right on one image and on both, and two images: accuracies 0, 1/2, 1/2, 1 or always 1
  const [drawn] = resampleAccuracies([{name: 'a', correct: [Uint8Array.of(1, 0), Uint8Array.of(1, 1)]}], 8000, 'two');
  const share = (accuracy: number) => drawn!.filter((value) => value === accuracy).length / 8000;
  for (const [accuracy, expected] of [
    [0, 1 / 8],
    [1 / 2, 2 / 8],
    [1, 5 / 8],
  ] as const) {
    assert.ok(Math.abs(share(accuracy) - expected) < 0.02, `${accuracy}: ${share(accuracy)}`);
  }
});

test('resampleAccuracies(recipes) varies by seeds and by images as much as they do', () => {
  const random = randomGenerator('a matrix of rights');
  const chances = Array.from({length: 500}, random);
  const seeds = [0, 0.05, 0.1, 0.2].map((less) =>
    Uint8Array.from(chances, (chance) => (random() < chance - less ? 1 : 0)),
  );
  const [drawn] = resampleAccuracies([{name: 'a', correct: seeds}], 6000, 'matrix');
  const perImage = chances.map((_, image) => spread(seeds.map((images) => images[image]!)).mean);
  const perSeed = seeds.map((images) => images.reduce((sum, right) => sum + right, 0) / images.length);
  const within = seeds[0]!.reduce((sum, _, image) => sum + spread(seeds.map((images) => images[image]!)).sd ** 2, 0);
  // the variance of a mean of 3 draws of 4 seeds and 500 of 500 images, by conditioning on the seeds
  const expected =
    spread(perSeed).sd ** 2 / 4 + (499 / 500) * (spread(perImage).sd ** 2 / 500) + within / 500 / 500 / 4;
  const variance = spread([...drawn!]).sd ** 2;
  assert.ok(Math.abs(variance / expected - 1) < 0.08, `${variance} where ${expected} was expected`);
});

test('resampleAccuracies(recipes) gives a recipe the same numbers whatever the others', () => {
  const [first, second] = pair(60, 20, 10, 10);
  const alone = resampleAccuracies([{name: 'b', correct: [second, first]}], 50, 'path');
  const [, beside] = resampleAccuracies(
    [
      {name: 'a', correct: [first]},
      {name: 'b', correct: [second, first]},
    ],
    50,
    'path',
  );
  assert.deepEqual(beside, alone[0]);
  assert.notDeepEqual(resampleAccuracies([{name: 'b', correct: [second, first]}], 50, 'another path'), alone);
});

test('resampleAccuracies(recipes) rejects recipes of different images', () => {
  const correct = [Uint8Array.of(1, 0), Uint8Array.of(1)];
  assert.throws(() => resampleAccuracies([{name: 'a', correct}], 10), /^Error: invalid recipes: 2 and 1 images/);
});

test('percentileInterval(values) leaves out a fortieth on either side', () => {
  const values = Float64Array.from({length: 1000}, (_, place) => 999 - place);
  assert.deepEqual(percentileInterval(values), {low: 25, high: 974});
  assert.throws(() => percentileInterval(new Float64Array()), /^Error: invalid values: none/);
});

test('excludesZero(interval) asks for both bounds on one side', () => {
  const answers = [
    [0.1, 0.2],
    [-0.2, -0.1],
    [-0.1, 0.1],
    [0, 0.1],
  ].map(([low, high]) => excludesZero({low: low!, high: high!}));
  assert.deepEqual(answers, [true, true, false, false]);
});

test('combine(added, subtracted) adds draw by draw: a difference of differences', () => {
  const sample = (accuracy: number, ...resampled: number[]) => ({
    accuracies: [accuracy],
    resampled: Float64Array.from(resampled),
  });
  const [a, b, c, d] = [sample(8, 8, 9), sample(4, 4, 4), sample(2, 2, 1), sample(1, 1, 1)];
  assert.deepEqual(differenceOf(b, a), {difference: 4, low: 4, high: 5});
  assert.deepEqual(combine([a, d], [b, c]), {difference: 3, low: 3, high: 5});
});

test('combine(added, subtracted) leaves no error of rounding beside zero', () => {
  const sample = (accuracy: number) => ({accuracies: [accuracy], resampled: Float64Array.of(accuracy, accuracy)});
  assert.deepEqual(combine([sample(0.1), sample(0.2)], [sample(0.3)]), {difference: 0, low: 0, high: 0});
});
