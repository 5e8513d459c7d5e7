import assert from 'node:assert/strict';
import {test} from 'node:test';
import {crossedTest, pairedCrossedTest} from '../../../../experiments/analysis/statistics/crossed-test.ts';
import {drawNormal, type Generator, randomGenerator} from '../../../../experiments/random.ts';

// "Student", "The probable error of a mean", Biometrika 6, 1908: hours of sleep gained by two drugs
const dextro = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
const laevo = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

/** Seeds that do the same on every image: what is left is a test by the seeds. */
const alike = (seeds: readonly number[]) => seeds.map((value) => [value, value, value]);

test('crossedTest(first, second) of images that do not differ is Welch’s test, as R’s manual has it of the sleep data', () => {
  const {t, freedom, p} = crossedTest(alike(dextro), alike(laevo));
  assert.deepEqual([t.toFixed(4), freedom.toFixed(3), p.toFixed(5)], ['1.8608', '17.776', '0.07939']);
  const back = crossedTest(alike(laevo), alike(dextro));
  assert.ok(Math.abs(back.t + t) < 1e-9 && Math.abs(back.p - p) < 1e-9);
});

test('pairedCrossedTest(first, second) of such images is Student’s, as R’s manual has it', () => {
  const {t, freedom, p} = pairedCrossedTest(alike(dextro), alike(laevo));
  assert.deepEqual([t.toFixed(4), freedom, p.toFixed(6)], ['4.0621', 9, '0.002833']);
});

test('crossedTest([seed], seeds) takes the noise of the others for its own', () => {
  const {t, freedom, p} = crossedTest(alike([5]), alike([1, 2, 3])); // Student's test: 3 / sqrt(1 + 1/3), 2 degrees
  assert.ok(Math.abs(t + 3 / Math.sqrt(4 / 3)) < 1e-12);
  assert.ok(Math.abs(freedom - 2) < 1e-9);
  assert.ok(Math.abs(p - (1 - Math.abs(t) / Math.sqrt(2 + t ** 2))) < 1e-9); // Student's distribution of 2 in closed form
});

test('crossedTest(first, second) tells nothing apart where no noise of seeds was seen', () => {
  assert.equal(crossedTest([[1, 0, 1]], [[0, 0, 1]]).p, 1);
  assert.equal(crossedTest(alike([0.9, 0.9]), alike([0.8, 0.8])).p, 1);
});

test('both tests refuse what has no partner', () => {
  assert.throws(() => crossedTest([[1, 0]], [[1, 0], [1]]), /invalid outcomes: 1 and 2 images \(expected as many\)/);
  assert.throws(() => pairedCrossedTest([[1, 0]], []), /invalid pairs: 1 and 0 seeds \(expected as many\)/);
});

/** Seeds with an accuracy of .9 in all the images there are: each image and each seed has luck of its own. */
function drawOutcomes(random: Generator, {seeds, images}: {seeds: number; images: number}): number[][] {
  const easy = Array.from({length: images}, () => 0.3 * drawNormal(random));
  return Array.from({length: seeds}, () => {
    const skill = 0.004 * drawNormal(random);
    return easy.map((ease) => 0.9 + skill + ease + 0.2 * drawNormal(random));
  });
}

test('crossedTest(first, second) is at most .05 in about one of twenty draws of seeds and images where nothing differs', () => {
  const random = randomGenerator('crossed');
  const times = 1000;
  let falsely = 0;
  for (let time = 0; time < times; time++) {
    const [first, second] = [5, 5].map((seeds) => drawOutcomes(random, {seeds, images: 400}));
    if (crossedTest(first!, second!).p <= 0.05) falsely++;
  }
  assert.ok(falsely <= 0.065 * times && falsely >= 0.02 * times, `${falsely} of ${times}`);
});
