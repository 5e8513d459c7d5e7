import assert from 'node:assert/strict';
import {test} from 'node:test';
import {accuracyInterval} from '../../../../experiments/analysis/statistics/accuracy-interval.ts';
import {wilson} from '../../../../experiments/analysis/statistics/wilson.ts';
import {randomGenerator} from '../../../../experiments/random.ts';

const random = randomGenerator('accuracy intervals');

test('accuracyInterval(accuracies, images) of one seed, or of equal ones, is that of the images', () => {
  const ends = ({low, high}: {low: number; high: number}) => [low.toFixed(12), high.toFixed(12)];
  assert.deepEqual(ends(accuracyInterval([0.9], 1_000)), ends(wilson(900, 1_000)));
  assert.deepEqual(ends(accuracyInterval([0.9, 0.9], 1_000)), ends(wilson(900, 1_000)));
});

test('accuracyInterval(accuracies, images) of so many images that only seeds count is Student’s', () => {
  const {low, high} = accuracyInterval([0.89, 0.9, 0.91], 1e12);
  const half = (4.302653 * 0.01) / Math.sqrt(3); // the 97.5 % point of Student's distribution of 2 degrees of freedom
  assert.ok(Math.abs(low - (0.9 - half)) < 1e-6 && Math.abs(high - (0.9 + half)) < 1e-6);
});

test('accuracyInterval(accuracies, images) never leaves 0 ... 1', () => {
  const {low, high} = accuracyInterval([1, 0.99], 100);
  assert.ok(low > 0 && high === 1);
});

test('accuracyInterval(accuracies, images) holds the true accuracy in 95 of 100 studies, and Wilson’s in fewer', () => {
  const [truth, sd, images, studies] = [0.9, 0.008, 2_000, 2_000];
  const held = {ours: 0, wilson: 0};
  for (let study = 0; study < studies; study++) {
    const drawn = Math.sqrt((truth * (1 - truth)) / images) * normal(); // the images are the same for all seeds
    const accuracies = [1, 2, 3].map(() => truth + drawn + sd * normal());
    const mean = accuracies.reduce((sum, each) => sum + each, 0) / 3;
    for (const [name, {low, high}] of [
      ['ours', accuracyInterval(accuracies, images)],
      ['wilson', wilson(mean * images, images)],
    ] as const)
      if (low <= truth && truth <= high) held[name]++;
  }
  assert.ok(held.ours / studies > 0.94, `${held.ours}`);
  assert.ok(held.wilson / studies < 0.92, `${held.wilson}`);
});

/** One draw of the normal distribution (G. E. P. Box and M. E. Muller, 1958). */
function normal(): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
