import assert from 'node:assert/strict';
import {test} from 'node:test';
import {majorityVote, meanProbabilities} from '../../../../experiments/analysis/predictions/vote.ts';

test('majorityVote(members, classes) follows the larger number, whatever the mean probability', () => {
  const members = [
    [0.6, 0.4, 0],
    [0.6, 0.4, 0],
    [0, 1, 0],
  ];
  assert.deepEqual([...majorityVote(members, 3)], [0]);
  assert.deepEqual(
    [...meanProbabilities(members)].map((value) => value.toFixed(2)),
    ['0.40', '0.60', '0.00'],
  );
});

test('majorityVote(members, classes) settles a tie by mean probability among those tied, of equals the first', () => {
  const tied = [
    [0.5, 0.1, 0.4],
    [0.05, 0.55, 0.4],
  ];
  assert.deepEqual([...majorityVote(tied, 3)], [1]); // not 2, which has the largest mean but no vote
  const even = [
    [0.2, 0.8],
    [0.8, 0.2],
  ];
  assert.deepEqual([...majorityVote(even, 2)], [0]);
});

test('majorityVote(members, classes) and meanProbabilities(members) of one network are what it says', () => {
  const alone = [0.1, 0.9, 0.7, 0.3];
  assert.deepEqual([...majorityVote([alone], 2)], [1, 0]);
  assert.deepEqual([...meanProbabilities([alone])], alone);
});
