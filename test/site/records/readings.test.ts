import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {TestReading} from '../../../experiments/artifacts/schema.ts';
import {countReadings} from '../../../site/records/readings.ts';

const reading = (dataset: TestReading['dataset'], reader: string, purpose: string): TestReading => ({
  date: '2026-01-01T00:00:00Z',
  dataset,
  reader,
  purpose,
});

test('countReadings(readings) puts the trials of a study together, the most frequent first', () => {
  const readings = [
    reading('mnist', 'finding comparisons', 'compares'),
    reading('mnist', 'trial 01', 'final score of simple-network: Simple NN, seed 1'),
    reading('fashion-mnist', 'trial 02', 'final score of simple-network: Simple NN, seed 2'),
    reading('mnist', 'trial 03', 'final score of others: CNN, seed 1'),
  ];
  assert.deepEqual(
    countReadings(readings).map(({name, purpose, counts}) => [name, purpose, counts.mnist, counts['fashion-mnist']]),
    [
      ['trials', 'final score of simple-network', 1, 1],
      ['finding comparisons', 'compares', 1, 0],
      ['trials', 'final score of others', 1, 0],
    ],
  );
});
