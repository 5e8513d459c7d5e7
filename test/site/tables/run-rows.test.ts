import assert from 'node:assert/strict';
import {test} from 'node:test';
import {runRows, runsTable} from '../../../site/tables/run-rows.ts';
import {madeUp} from '../records.ts';

const [digits, clothes] = madeUp.studies.simple!.groups;
const again = {...madeUp.studies.simple!, name: 'again', title: 'Again', groups: [digits!]};
const ofClothes = {...clothes!, trials: [{key: 'aaaaaaaaaaaaaaaa', seed: 1, finished: false}]};
const studies = {simple: {...madeUp.studies.simple!, groups: [digits!, ofClothes]}, again};
const records = {
  ...madeUp,
  studies,
  datasets: {mnist: {title: 'MNIST'}, 'fashion-mnist': {title: 'Fashion-MNIST'}},
  trials: {
    '0123456789abcdef': {result: {validation: {accuracy: 0.75}, test: null}, run: {seconds: 90}},
  },
} as unknown as typeof madeUp;

test('runRows(records) has each run once, with all its studies, and a name for each group and study', () => {
  const rows = runRows(records);
  assert.deepEqual(
    rows.map(({seed, studies, finished}) => [seed, studies.join(), finished]),
    [
      [1, 'Simple,Again', true],
      [2, 'Simple,Again', false],
      [1, 'Simple', false],
    ],
  );
  assert.deepEqual(rows[0]!.names, [
    'trials-simple-mnist-nn-512',
    'study-simple',
    'trials-again-mnist-nn-512',
    'study-again',
  ]);
  assert.deepEqual(rows[2]!.names, ['trials-simple-fashion-mnist-nn-512']);
});

test('runsTable(records) leaves empty what has not been measured', () => {
  const [first, second] = runsTable(records).rows;
  assert.equal(first![0], 'runs/0123456789abcdef/');
  assert.deepEqual(first!.slice(-3), [0.75, '', 90]);
  assert.deepEqual(second!.slice(-3), ['', '', '']);
});
