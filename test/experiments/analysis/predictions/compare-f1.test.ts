import assert from 'node:assert/strict';
import {test} from 'node:test';
import {compareF1} from '../../../../experiments/analysis/predictions/compare-f1.ts';
import {type Classifier, resampleF1} from '../../../../experiments/analysis/predictions/resample-f1.ts';
import {spread} from '../../../../experiments/analysis/statistics/spread.ts';
import {randomGenerator} from '../../../../experiments/random.ts';

const labels = Uint8Array.from({length: 600}, (_, image) => image % 3);

/** Takes some images of class 0 for class 1, by lot: so many of a hundred. */
function classifier(name: string, seeds: number, wrong: number): Classifier {
  const predict = (seed: number) => {
    const random = randomGenerator('made up', name, seed);
    return labels.map((label) => (label === 0 && random() < wrong / 100 ? 1 : label));
  };
  return {name, predicted: Array.from({length: seeds}, (_, seed) => predict(seed))};
}

function compare(first: Classifier, second: Classifier) {
  const resampled = resampleF1([first, second], labels, {classCount: 3, draws: 500}, 'test');
  return compareF1({...first, resampled: resampled[0]!}, {...second, resampled: resampled[1]!}, labels);
}

test('compareF1(first, second, labels) tells apart the classes that are found more often, and no other', () => {
  const [zero, one, two] = compare(classifier('a', 5, 20), classifier('b', 5, 5));
  for (const {difference, low, high, p} of [zero!, one!])
    assert.ok(low > 0 && low < difference && difference < high && p < 0.01);
  assert.deepEqual([two!.difference, two!.low, two!.high, two!.p], [0, 0, 0, 1]);
});

test('compareF1(first, second, labels) tells nothing apart where both are equally good', () => {
  for (const {low, high, p} of compare(classifier('a', 5, 10), classifier('c', 5, 10)))
    assert.ok(low <= 0 && high >= 0 && p > 0.05);
});

test('compareF1(first, second, labels) has an interval as wide as its test says', () => {
  const [{difference, low, high, p}] = compare(classifier('a', 8, 12), classifier('b', 8, 10)) as [
    ReturnType<typeof compare>[number],
  ];
  assert.equal(low > 0 || high < 0, p < 0.05, `${difference} ${low} ${high} ${p}`);
});

test('resampleF1(recipes, labels) draws about F1 itself, 0 where nothing is of a class or taken for it', () => {
  const [recipe] = resampleF1([classifier('a', 3, 50)], labels, {classCount: 4, draws: 400}, 'test');
  const means = recipe!.map((draws) => spread([...draws]).mean);
  assert.ok(Math.abs(means[0]! - 2 / 3) < 0.03 && Math.abs(means[1]! - 4 / 5) < 0.02);
  assert.deepEqual(means.slice(2), [1, 0]);
});
