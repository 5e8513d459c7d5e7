import assert from 'node:assert/strict';
import {test} from 'node:test';
import {estimateJoint, judgeLabels} from '../../../../experiments/analysis/predictions/confident-learning.ts';
import {randomGenerator} from '../../../../experiments/random.ts';

test('estimateJoint(confident, labelCounts) is as in figure 1 of the paper', () => {
  const confident = [
    [100, 40, 20],
    [56, 60, 0],
    [32, 12, 80],
  ];
  const joint = estimateJoint(confident, [160, 116, 124]);
  assert.deepEqual(
    joint.map((row) => row.map((share) => Number(share.toFixed(3)))),
    [
      [0.25, 0.1, 0.05],
      [0.14, 0.15, 0],
      [0.08, 0.03, 0.2],
    ],
  );
});

test('estimateJoint(confident, labelCounts) has the shares of the given labels, and trusts a label without counts', () => {
  const joint = estimateJoint(
    [
      [3, 1],
      [0, 0],
    ],
    [60, 40],
  );
  assert.deepEqual(
    joint.map((row) => row.map((share) => Number(share.toFixed(3)))),
    [
      [0.45, 0.15],
      [0, 0.4],
    ],
  );
});

/** Ten images a class, each with `sure` for its true label; some carry another label. */
function judged(wrong: Record<number, number>, sure: (place: number) => number) {
  const truth = Array.from({length: 100}, (_, place) => place % 10);
  return {
    labels: Uint8Array.from(truth, (label, place) => wrong[place] ?? label),
    probabilities: truth.flatMap((label, place) =>
      Array.from({length: 10}, (_, each) => (each === label ? sure(place) : (1 - sure(place)) / 9)),
    ),
  };
}

test('judgeLabels(judged) names planted errors, the surest first, and nothing else', () => {
  const random = randomGenerator('sureness');
  const {suspects, confident, joint} = judgeLabels(
    judged({12: 3, 57: 1, 90: 5}, (place) => ({12: 0.97, 57: 0.99, 90: 0.98})[place] ?? 0.9 + 0.05 * random()),
  );
  assert.deepEqual(
    suspects.map(({place, likely}) => [place, likely]).sort(([a], [b]) => a! - b!),
    [
      [12, 2],
      [57, 7],
      [90, 0],
    ],
  );
  assert.equal(suspects[0]!.place, 57);
  assert.deepEqual([confident[3]![2], confident[1]![7], confident[5]![0]], [1, 1, 1]);
  const right = joint.reduce((sum, row, label) => sum + row[label]!, 0);
  assert.ok(right > 0.9 && right < 1);
});

test('judgeLabels(judged) goes by what is usual for a label: a network that is never sure of one still finds its errors', () => {
  // of label 4 networks say .4 at most, and spread the rest
  const {labels, probabilities} = judged({14: 6}, (place) => (place % 10 === 4 ? 0.4 : 0.95));
  const {suspects, thresholds} = judgeLabels({labels, probabilities});
  assert.ok(thresholds[4]! <= 0.4);
  assert.deepEqual(
    suspects.map(({place, likely}) => [place, likely]),
    [[14, 4]],
  );
});

test('judgeLabels(judged) refuses labels of which there is no image', () => {
  assert.throws(() => judgeLabels({labels: Uint8Array.of(0, 1), probabilities: new Array(20).fill(0.1)}), {
    message: 'invalid labels: none is 2 (expected some of all 10)',
  });
});
