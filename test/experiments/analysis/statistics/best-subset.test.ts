import assert from 'node:assert/strict';
import {test} from 'node:test';
import {bestSubsetMargin, dunnettPoint, pooledNoise} from '../../../../experiments/analysis/statistics/best-subset.ts';
import {drawNormal, randomGenerator} from '../../../../experiments/random.ts';

const near = (found: number, expected: number, tolerance: number) =>
  assert.ok(Math.abs(found - expected) <= tolerance, `${found} is not ${expected}`);

// C. W. Dunnett, J. Am. Stat. Assoc. 50, 1955, table 1a
const published = [
  {freedom: 10, points: {1: 1.81, 2: 2.15, 3: 2.34, 5: 2.56, 9: 2.81}},
  {freedom: 20, points: {1: 1.72, 2: 2.03, 3: 2.19, 5: 2.39, 9: 2.6}},
];

test('dunnettPoint(comparisons, freedom) is that of the published table', () => {
  for (const {freedom, points} of published)
    for (const [comparisons, point] of Object.entries(points))
      near(dunnettPoint(Number(comparisons), freedom), point, 0.006);
});

test('pooledNoise(groups) is the root of the mean variance, by degrees of freedom', () => {
  const {sd, freedom} = pooledNoise([[1, 3], [5, 5, 5], [7]]);
  assert.equal(freedom, 3);
  near(sd, Math.sqrt(2 / 3), 1e-12);
  assert.throws(() => pooledNoise([[1], [2]]), /invalid groups: no value is repeated/);
});

test('bestSubsetMargin(65 runs): in 1,000 families of equals a sole best is found in at most 5 %', () => {
  const random = randomGenerator('families');
  const draw = () => drawNormal(random);
  let [alone, missed] = [0, 0];
  const margin = bestSubsetMargin(65, {sd: 1, freedom: 16});
  for (let family = 0; family < 1000; family++) {
    // the measured noise is itself from 16 degrees of freedom
    const scale = pooledNoise([Array.from({length: 17}, draw)]).sd;
    const values = Array.from({length: 65}, draw);
    const kept = values.filter((value) => value >= Math.max(...values) - margin * scale);
    if (kept.length === 1) alone++;
    if (!kept.includes(values[0]!)) missed++;
  }
  assert.ok(alone <= 50, `${alone} of 1,000`);
  assert.ok(missed <= 75 && missed >= 25, `one of them is left out in ${missed} of 1,000 (expected about 50)`);
});

test('bestSubsetMargin(65 runs) lets two points of planted difference stand out of the noise of seeds', () => {
  const random = randomGenerator('planted');
  const draw = () => drawNormal(random);
  const noise = {sd: 0.0015, freedom: 16};
  const margin = bestSubsetMargin(65, noise);
  for (let family = 0; family < 100; family++) {
    const values = Array.from({length: 64}, () => 0.9 + noise.sd * draw());
    assert.ok(Math.max(...values) < 0.92 + noise.sd * draw() - margin);
  }
});

test('bestSubsetMargin(1 run) is none', () => {
  assert.equal(bestSubsetMargin(1, {sd: 1, freedom: 5}), 0);
});
