import assert from 'node:assert/strict';
import {test} from 'node:test';
import {chosenPages} from './visit.ts';

test('chosenPages(pages) keeps every page of its own, and three of each kind that are made alike', () => {
  const own = ['/report/', '/report/runs/', '/report/hard-images/', '/report/methods/'];
  const runs = ['a', 'bbbbb', 'cc', 'ddd', 'eeee'].map((key) => `/report/runs/${key}/`);
  const images = ['/report/hard-images/mnist/1/', '/report/hard-images/mnist/22/'];
  const chosen = chosenPages([...own, ...runs, ...images], (page) => page.length);
  assert.deepEqual(chosen, [...own, runs[0], runs[3], runs[1], ...images]);
});
