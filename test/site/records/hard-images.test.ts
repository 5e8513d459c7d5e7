import assert from 'node:assert/strict';
import {test} from 'node:test';
import {shownRows} from '../../../site/figures/shown-rows.ts';
import {hardImagePage, hardImagesOf, votesOn} from '../../../site/records/hard-images.ts';
import type {Records} from '../../../site/records/records.ts';
import {madeUp} from '../records.ts';

const image = (index: number, hardness: number) => ({index, label: 4, hardness, votes: [[4, 7], [4]]});
const images = [image(7, 1), image(9, 0.51), image(3, 0.5)];
const models = [
  {title: 'NN', seeds: [1, 3]},
  {title: 'CNN', seeds: [1]},
];
const findings = {'hard-images': {datasets: [{dataset: 'mnist', models, images}]}};
const records = {...madeUp, findings} as unknown as Records;

test('hardImagesOf(records, dataset) are those that more than half of the networks miss, in their places', () => {
  assert.deepEqual(
    hardImagesOf(records, 'mnist').map(({place, image: {index}}) => [place, index]),
    [
      [0, 7],
      [1, 9],
    ],
  );
  assert.deepEqual(hardImagesOf(records, 'fashion-mnist'), []);
  assert.equal(hardImagePage(records, 'mnist', 9), '/hard-images/mnist/9/');
  assert.equal(hardImagePage(records, 'mnist', 3), undefined);
});

test('votesOn(records, image) gives each answer to the seed that gave it', () => {
  assert.deepEqual(votesOn(records, hardImagesOf(records, 'mnist')[0]!), [
    {
      title: 'NN',
      answers: [
        {seed: 1, label: 4},
        {seed: 3, label: 7},
      ],
    },
    {title: 'CNN', answers: [{seed: 1, label: 4}]},
  ]);
});

test('shownRows(table) keeps the first rows of each data set of a long table, and all of a short one', () => {
  const rows = (count: number, names: string[]) =>
    names.flatMap((name) => Array.from({length: count}, (_, row) => [name, row]));
  const short = rows(20, ['a', 'b']);
  assert.equal(shownRows({columns: [], rows: short}), short);
  const cut = shownRows({columns: [], rows: rows(30, ['a', 'b'])});
  assert.deepEqual([cut.length, cut[19], cut[20]], [40, ['a', 19], ['b', 0]]);
  assert.equal(shownRows({columns: [], rows: rows(1, Array.from({length: 90}, String))}).length, 40);
});
