import assert from 'node:assert/strict';
import {test} from 'node:test';
import {officialSplit} from '../../../experiments/datasets/index.ts';
import {allTasks} from '../../../experiments/execution/list-tasks.ts';
import {outlinePending} from '../../../experiments/execution/outline.ts';
import {simpleNetwork} from '../../../experiments/studies/simple-network.ts';
import {tuning} from '../../../experiments/studies/tuning.ts';

const tasks = allTasks([simpleNetwork, tuning], officialSplit); // 4 analyses, 6 trials, 65 trials
const pending = tasks.slice(4).map((task, place) => ({task, reason: place < 2 ? 'the data changed' : 'missing'}));

test('outlinePending(tasks, pending, limit) tells a few results one by one', () => {
  assert.deepEqual(outlinePending(tasks, pending.slice(1, 3), 2), [
    'simple-network: Simple NN, 50 epochs, MNIST, seed 2 (the data changed)',
    'simple-network: Simple NN, 50 epochs, MNIST, seed 3 (missing)',
  ]);
});

test('outlinePending(tasks, pending, limit) tells many by their study, and counts the reasons', () => {
  assert.deepEqual(outlinePending(tasks, pending.slice(0, -8), 12), [
    'simple-network, "The simple network": 10 of 10 (8 missing; 2: the data changed)',
    'tuning, "Tuning the CNN": 57 of 65 (57 missing)',
  ]);
});
