import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type Audited, renderTable, shortfalls} from '../../../scripts/audit/report.ts';

const good: Audited = {
  rating: {performance: 100, accessibility: 100, bestPractices: 100, seo: 100, largestPaint: 1.5, complaints: []},
  visit: {
    address: '/',
    troubles: [],
    brokenImages: [],
    overflow: {360: 0},
    violations: {light: [], dark: []},
    weight: {page: 200, images: 500},
    words: 'a',
    wordsWithoutScript: 'a',
  },
};

test('shortfalls(audited) names nothing where each goal is just reached', () => {
  assert.deepEqual(shortfalls(good), []);
});

const worse: [string, Audited][] = [
  ['largest paint, s: 1.51 (goal 1.5)', {...good, rating: {...good.rating, largestPaint: 1.51}}],
  ['Lighthouse gives 99 for SEO (meta)', {...good, rating: {...good.rating, seo: 99, complaints: ['meta']}}],
  ['axe: contrast', {...good, visit: {...good.visit, violations: {light: [], dark: ['contrast']}}}],
  ['troubles: 404', {...good, visit: {...good.visit, troubles: ['404']}}],
  ['overflow: 3 pixels at 360', {...good, visit: {...good.visit, overflow: {360: 3}}}],
  ['without script: the words are others with JavaScript off', {...good, visit: {...good.visit, words: 'b'}}],
  ['kB: 200.10 (goal 200)', {...good, visit: {...good.visit, weight: {page: 200.1, images: 0}}}],
];

for (const [fault, audited] of worse)
  test(`shortfalls(audited) says "${fault}"`, () => assert.deepEqual(shortfalls(audited), [`/: ${fault}`]));

test('renderTable(pages) has a line a page under names and goals, in columns', () => {
  const lines = renderTable([good, good]).split('\n');
  assert.equal(lines.length, 4);
  assert.equal(new Set(lines.map((line) => line.length)).size, 1);
});
