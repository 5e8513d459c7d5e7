import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  conformalThreshold,
  coverageInterval,
  predictionSets,
} from '../../../../experiments/analysis/predictions/conformal.ts';
import {randomGenerator} from '../../../../experiments/random.ts';

const twoClasses = (first: readonly number[]) => first.flatMap((probability) => [probability, 1 - probability]);
const zeros = (count: number) => new Uint8Array(count);

test('conformalThreshold(probabilities, labels, target) is the score of rank (n + 1) target, rounded up', () => {
  const probabilities = twoClasses([0.9, 0.3, 0.8, 0.6, 0.5, 0.4, 0.7, 0.2, 0.1]);
  assert.equal(conformalThreshold(probabilities, zeros(9), 0.5), 0.5); // rank 5 of 9
  assert.equal(conformalThreshold(probabilities, zeros(9), 0.75), 0.2); // rank 7.5, so 8
  assert.equal(conformalThreshold(probabilities, zeros(9), 0.9), 0.1); // rank 9
});

test('conformalThreshold(probabilities, labels, target) is 0 where there are too few images for the target', () => {
  assert.equal(conformalThreshold(twoClasses([0.9, 0.8]), zeros(2), 0.9), 0);
});

test('predictionSets(probabilities, labels, threshold) hold every class from the threshold up, or none', () => {
  const sets = predictionSets([0.7, 0.2, 0.1, 0.4, 0.4, 0.2, 0.3, 0.3, 0.4], Uint8Array.of(0, 2, 2), 0.4);
  assert.deepEqual([...sets.sizes], [1, 2, 1]);
  assert.deepEqual([...sets.covered], [1, 0, 1]);
  assert.deepEqual([...predictionSets([0.5, 0.5], Uint8Array.of(0), 0.6).sizes], [0]);
});

test('sets of a target hold the true class that often on images like those of calibration', () => {
  const random = randomGenerator('conformal.test');
  const coverages = Array.from({length: 300}, () => {
    const probabilities = twoClasses(Array.from({length: 150}, random)); // 99 to calibrate, 51 to cover
    const labels = Uint8Array.from({length: 150}, () => (random() < 0.7 ? 0 : 1)); // no matter what the network says
    const threshold = conformalThreshold(probabilities.slice(0, 198), labels.slice(0, 99), 0.9);
    const {covered} = predictionSets(probabilities.slice(198), labels.slice(99), threshold);
    return covered.reduce((sum, hit) => sum + hit, 0) / covered.length;
  });
  const mean = coverages.reduce((sum, coverage) => sum + coverage, 0) / coverages.length;
  assert.ok(Math.abs(mean - 0.9) < 0.01, `${mean}`);
});

test('coverageInterval(covered, images) holds the promised coverage in about 95 of 100 draws of all images', () => {
  // Scores as they are of images that are like each other: a threshold at the 90th of a hundred, judged on others.
  const random = randomGenerator('coverage interval');
  const [target, calibrated, images, times] = [0.9, 500, 1000, 1000];
  let held = 0;
  for (let time = 0; time < times; time++) {
    const threshold = Float64Array.from({length: calibrated}, random).sort()[Math.ceil((calibrated + 1) * target) - 1]!;
    let covered = 0;
    for (let image = 0; image < images; image++) if (random() <= threshold) covered++;
    const {low, high} = coverageInterval([covered / images], images, {target, calibrated});
    if (low <= target && target <= high) held++;
  }
  assert.ok(held >= 0.93 * times && held <= 0.97 * times, `${held} of ${times}`);
});
