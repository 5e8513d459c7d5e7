import assert from 'node:assert/strict';
import {test} from 'node:test';
import {figuresIn} from '../../../site/figures/outline.ts';
import {chapters} from '../../../site/report/chapters.ts';
import {chapterOf, questions} from '../../../site/report/questions.ts';

test('questions name figures of their own chapter, and stand in the order of the chapters', () => {
  for (const question of questions) {
    const shown = figuresIn(chapterOf(question));
    for (const id of question.figures) assert.ok(shown.includes(id), id);
  }
  const places = questions.map((question) => chapters.indexOf(chapterOf(question)));
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  );
});

test('chapterOf(question) says which path is no chapter', () => {
  assert.throws(() => chapterOf({text: '', path: '/runs/', figures: []}), /^Error: invalid path: \/runs\//);
});
