import assert from 'node:assert/strict';
import {existsSync, globSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {figureNamed} from '../../../site/figures/index.ts';
import {isThere} from '../../../site/figures/outline.ts';
import {lessons} from '../../../site/report/lessons.ts';
import {madeUp} from '../records.ts';

const minutes = 45;
const files = globSync('site/pages/teach/*.mdx');
const sources = files.map((file) => ({file, source: readFileSync(file, 'utf8')}));
const plans = sources.filter(({source}) => source.includes('<Plan>'));

test('lessons have each page of the kit, with all that is said of it', () => {
  assert.deepEqual(
    lessons.map(({path: place}) => path.basename(place)),
    ['look-at-the-data-first', 'what-a-convolution-does', 'is-the-difference-real', 'exercises'],
  );
  for (const {path: place, title, goal, pupils, bring, isShown, needs} of lessons) {
    assert.ok(existsSync(`site/pages${place.slice(0, -1)}.mdx`), place);
    assert.ok(isShown && title && goal && pupils && bring, place);
    for (const need of needs) assert.equal(typeof isThere(madeUp, need), 'boolean', need);
  }
});

test(`each plan fills ${minutes} minutes, step after step, and says what all do and see`, () => {
  assert.equal(plans.length, 3);
  for (const {file, source} of plans) {
    const steps = [...source.matchAll(/<Step from=\{(\d+)\} to=\{(\d+)\}>(.*?)<\/Step>/gs)];
    const ends = steps.map(([, , to]) => Number(to));
    assert.deepEqual(
      steps.map(([, from]) => Number(from)),
      [0, ...ends.slice(0, -1)],
      file,
    );
    assert.equal(ends.at(-1), minutes, file);
    for (const [, from, , step] of steps)
      assert.match(step!, /\S.*<Fragment slot="class">\s*\S.*<Fragment slot="show">\s*\S/s, `${file}: ${from}`);
  }
});

test('each plan has questions with answers, and what learners get wrong', () => {
  for (const {file, source} of plans) {
    const [, questions = '', wrong = ''] = source.split(/^## (?:Questions to ask|What learners usually get wrong)$/m);
    const asked = questions.match(/^\*\*.*\?\*\*$/gm) ?? [];
    assert.ok(asked.length >= 4, file);
    assert.equal(questions.match(/<Folded what="Answer"/g)?.length, asked.length, file);
    assert.ok(wrong.match(/^- \*\*/gm)!.length >= 5, file);
  }
});

test('ten exercises have each a file, a hint and an answer', () => {
  const {source} = sources.find(({file}) => file.endsWith('exercises.mdx'))!;
  const exercises = source.split(/^### /m).slice(1);
  assert.equal(exercises.length, 10);
  for (const exercise of exercises) {
    assert.match(exercise, /^.*\n\nFiles?: .*<(?:FileLink|RunFiles) /);
    assert.match(exercise, /<Folded what="Hint".*<Folded what="Answer"/s);
  }
});

test('what is put on the screen is a figure', () => {
  const shown = sources.flatMap(({source}) => [...source.matchAll(/<Show figure="([^"]+)"/g)].map(([, id]) => id!));
  assert.ok(shown.length > 10);
  for (const id of shown) assert.equal(figureNamed(id).id, id);
});
