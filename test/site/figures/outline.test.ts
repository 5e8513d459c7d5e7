import assert from 'node:assert/strict';
import {globSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {figureNamed, figures} from '../../../site/figures/index.ts';
import {figuresIn, isThere, type Outline, standingOf} from '../../../site/figures/outline.ts';
import {chapters} from '../../../site/report/chapters.ts';
import {madeUp} from '../records.ts';

test('figuresIn(chapter) has every figure once', () => {
  const shown = chapters.flatMap(figuresIn);
  assert.deepEqual(shown.toSorted(), figures.map(({id}) => id).toSorted());
});

test('a figure has a body by its name where it says so, and nowhere else', () => {
  const bodies = globSync('site/figures/*/[a-z]*.astro').map((file) => path.basename(file, '.astro'));
  assert.deepEqual(bodies.toSorted(), figures.flatMap(({id, body}) => (body ? [id] : [])).toSorted());
});

test('a figure with a body of its own says what a file draws of it', () => {
  assert.deepEqual(
    figures.filter(({body, still}) => (body === undefined) !== (still === undefined)).map(({id}) => id),
    [],
  );
});

test('standingOf(outline, id) is the number of a figure and the first place where it stands', () => {
  const sources = new Map([
    ['/', '<Figure id="b" />'],
    ['/more/', '<Figure id="a" /> <Figure id="b" />'],
  ]);
  const outline = {figures: ['b', 'a'], sources} as unknown as Outline;
  assert.deepEqual(standingOf(outline, 'b'), {number: 1, path: '/#b'});
  assert.deepEqual(standingOf(outline, 'a'), {number: 2, path: '/more/#a'});
});

test('figureNamed(id) rejects an unknown figure and names those that there are', () => {
  assert.throws(() => figureNamed('nothing'), /unknown figure: nothing \(expected one of .*accuracy/);
});

test('isThere(records, need) asks for a finished trial, a finding or timings, and rejects other needs', () => {
  const timed = {...madeUp, speed: [{}]} as unknown as typeof madeUp;
  assert.ok(isThere(madeUp, 'studies/simple'));
  assert.ok(!isThere(madeUp, 'studies/tuning'));
  assert.ok(!isThere(madeUp, 'findings/inside'));
  assert.ok(isThere(timed, 'speed'));
  assert.throws(() => isThere(madeUp, 'study/simple'), /invalid need: study\/simple \(expected studies\/<name>/);
});
