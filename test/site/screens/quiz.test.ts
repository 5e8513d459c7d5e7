import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Records} from '../../../site/records/records.ts';
import {quizOf} from '../../../site/screens/quiz.ts';

const image = (index: number, label: number) => ({index, label, misses: 3, hardness: 0.9});
const found = (count: number) => ({
  'hard-images': {
    datasets: [
      {
        dataset: 'fashion-mnist',
        models: [{seeds: [1, 2, 3]}, {seeds: [1]}],
        images: Array.from({length: count}, (_, place) => image(place, place % 2 === 0 ? 6 : 9)),
      },
    ],
  },
  classes: {models: [{dataset: 'fashion-mnist', model: 'nn-512', merged: {labels: [0, 6]}}]},
});
const recordsOf = (count: number) =>
  ({
    findings: found(count),
    datasets: [{dataset: 'fashion-mnist', classNames: ['T-shirt/top', 'Trouser', 'Pullover']}],
  }) as unknown as Records;

test('quizOf(records) takes ten images of like classes, from the hardest on, and counts what networks get', () => {
  const quiz = quizOf(recordsOf(80))!;
  assert.deepEqual(quiz.labels, [0, 6]);
  assert.deepEqual(
    quiz.images.map((each) => each.image.index),
    [4, 12, 20, 28, 36, 44, 52, 60, 68, 76],
  );
  assert.equal(quiz.networks, 4);
  assert.equal(quiz.score, 10 * (1 - 3 / 4));
});

test('quizOf(records) asks nothing where there are fewer than ten', () => {
  assert.equal(quizOf(recordsOf(18)), undefined);
});
