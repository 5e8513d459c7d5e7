import assert from 'node:assert/strict';
import {test} from 'node:test';
import {giveWrongLabels} from '../../../experiments/datasets/wrong-labels.ts';

const labels = Uint8Array.from({length: 10_000}, (_, image) => image % 10);
const config = {seed: 1, wrongLabels: {share: 0.02, of: 'all'}} as const;

test('giveWrongLabels(labels) changes that share of them, to each of the other classes about as often', () => {
  const told = giveWrongLabels(labels, 'training', config);
  const wrong = [...told.keys()].filter((image) => told[image] !== labels[image]);
  assert.ok(Math.abs(wrong.length - 200) < 50, `${wrong.length}`);
  const steps = new Set(wrong.map((image) => (told[image]! - labels[image]! + 10) % 10));
  assert.deepEqual([...steps].sort(), [1, 2, 3, 4, 5, 6, 7, 8, 9]);
  assert.deepEqual(giveWrongLabels(labels, 'training', config), told);
  assert.notDeepEqual(giveWrongLabels(labels, 'test', config), told);
});

test('giveWrongLabels(labels) leaves test labels alone where only training has wrong ones, and all where nothing does', () => {
  const ofTraining = {seed: 1, wrongLabels: {share: 0.02, of: 'training'}} as const;
  assert.equal(giveWrongLabels(labels, 'test', ofTraining), labels);
  assert.notDeepEqual(giveWrongLabels(labels, 'training', ofTraining), labels);
  assert.equal(giveWrongLabels(labels, 'training', {seed: 1}), labels);
});

test('giveWrongLabels(labels) of some classes stays within them', () => {
  const told = giveWrongLabels(labels, 'training', {...config, classes: [3, 4], wrongLabels: {share: 1, of: 'all'}});
  assert.deepEqual([...new Set(told)].sort(), [3, 4]);
});
