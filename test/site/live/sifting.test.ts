import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readSifting, type Sifting, sift, writeSifting} from '../../../site/live/sifting.ts';

const nothing: Sifting = {find: '', chosen: {}, sort: '', falling: false};
const rows = [
  {says: {run: 'a1', kind: 'NN', test: 90.5}},
  {says: {run: 'b2', kind: 'CNN', test: ''}},
  {says: {run: 'c3', kind: 'CNN', test: 100}},
  {says: {run: 'd4', kind: 'CNN', test: 9}},
];
const runs = (asked: Partial<Sifting>) =>
  sift(rows, {...nothing, ...asked})
    .map(({says}) => says.run)
    .join(' ');

test('readSifting(writeSifting(asked)) gives back what was asked', () => {
  const asked = {find: 'dense 64 & more', chosen: {data: 'Fashion-MNIST', kind: ''}, sort: 'test', falling: true};
  assert.deepEqual(readSifting(writeSifting(asked), ['data', 'kind']), asked);
  assert.equal(writeSifting(nothing), '');
  assert.deepEqual(readSifting('?other=1&order=falling', ['kind']), {...nothing, chosen: {kind: ''}, falling: true});
});

test('sift(rows) keeps the rows that say what is chosen, and have all words in any order and case', () => {
  assert.equal(runs({}), 'a1 b2 c3 d4');
  assert.equal(runs({chosen: {kind: 'CNN'}}), 'b2 c3 d4');
  assert.equal(runs({chosen: {kind: ''}}), 'a1 b2 c3 d4');
  assert.equal(runs({find: ' cnn  C3'}), 'c3');
  assert.equal(runs({find: 'c3 nowhere'}), '');
});

test('sift(rows) takes a text with semicolons for several', () => {
  const both = [{says: {study: 'Fewer images; NN against CNN'}}, {says: {study: 'NN'}}];
  assert.deepEqual(sift(both, {...nothing, chosen: {study: 'NN against CNN'}}), both.slice(0, 1));
  assert.deepEqual(sift(both, {...nothing, chosen: {study: 'NN'}}), both.slice(1));
});

test('sift(rows) sorts numbers as numbers, and what is not known last in both orders', () => {
  assert.equal(runs({sort: 'test'}), 'd4 a1 c3 b2');
  assert.equal(runs({sort: 'test', falling: true}), 'c3 a1 d4 b2');
  assert.equal(runs({sort: 'run', falling: true}), 'd4 c3 b2 a1');
});
