import assert from 'node:assert/strict';
import {test} from 'node:test';
import {figureNamed, figures} from '../../../site/figures/index.ts';
import {figuresIn, isThere} from '../../../site/figures/outline.ts';
import {chapters} from '../../../site/report/chapters.ts';
import {madeUp} from '../records.ts';

test('figuresIn(chapter) has every figure once, in the chapter that it names as its page', () => {
  const places = chapters.flatMap((chapter) => figuresIn(chapter).map((id) => [id, chapter.path] as const));
  assert.deepEqual(places.map(([id]) => id).toSorted(), figures.map(({id}) => id).toSorted());
  for (const [id, path] of places) assert.equal(figureNamed(id).page, path, id);
});

test('figureNamed(id) rejects an unknown figure and names those that there are', () => {
  assert.throws(() => figureNamed('nothing'), /expected one of accuracy, samples/);
});

test('isThere(records, need) asks for a finished trial, a finding or timings, and rejects other needs', () => {
  const timed = {...madeUp, speed: [{}]} as unknown as typeof madeUp;
  assert.ok(isThere(madeUp, 'studies/simple'));
  assert.ok(!isThere(madeUp, 'studies/tuning'));
  assert.ok(!isThere(madeUp, 'findings/inside'));
  assert.ok(isThere(timed, 'speed'));
  assert.throws(() => isThere(madeUp, 'study/simple'), /invalid need: study\/simple \(expected studies\/<name>/);
});
