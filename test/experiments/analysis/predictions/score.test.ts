import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  confusionMatrix,
  predictedLabels,
  scoreProbabilities,
} from '../../../../experiments/analysis/predictions/score.ts';

const probabilities = [0.7, 0.2, 0.1, 0.4, 0.4, 0.2, 0, 0, 1]; // three images, three classes

test('predictedLabels(probabilities) takes the most probable class, of equals the first', () => {
  assert.deepEqual([...predictedLabels(probabilities, 3)], [0, 0, 2]);
});

test('scoreProbabilities(probabilities, labels) counts hits and takes the mean cross-entropy', () => {
  const {count, correct, accuracy, loss} = scoreProbabilities(probabilities, Uint8Array.of(0, 1, 2));
  assert.deepEqual([count, correct, accuracy], [3, 2, 2 / 3]);
  assert.ok(Math.abs(loss - (-Math.log(0.7) - Math.log(0.4)) / 3) < 1e-6);
});

test('scoreProbabilities(probabilities, labels) stays finite where the true class got nothing', () => {
  assert.ok(Math.abs(scoreProbabilities([0, 0, 1], Uint8Array.of(0)).loss - 24 * Math.LN2) < 1e-5);
});

test('confusionMatrix(labels, predicted) counts by true, then predicted label', () => {
  assert.deepEqual(confusionMatrix(Uint8Array.of(0, 1, 1, 2), Uint8Array.of(0, 2, 1, 2), 3), [
    [1, 0, 0],
    [0, 1, 1],
    [0, 0, 1],
  ]);
});

test('scoreProbabilities(probabilities, labels) has the log loss of the example in the manual of scikit-learn', () => {
  const probabilities = [0.1, 0.9, 0.9, 0.1, 0.8, 0.2, 0.35, 0.65]; // ham, spam
  assert.equal(scoreProbabilities(probabilities, Uint8Array.of(1, 0, 0, 1)).loss.toFixed(5), '0.21616');
});
