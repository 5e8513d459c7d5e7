import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import {test} from 'node:test';
import {findTerms, termFor, termId} from '../../../site/report/glossary.ts';
import {glossary} from '../../../site/report/terms.ts';

test('the glossary has each term and form once, in alphabetical order', () => {
  const forms = glossary.flatMap(({name, forms = []}) => [name, ...forms]);
  assert.equal(new Set(forms).size, forms.length);
  assert.equal(new Set(glossary.map(termId)).size, glossary.length);
  const names = glossary.map(({name}) => name.toLowerCase());
  assert.deepEqual(
    names,
    names.toSorted((a, b) => a.localeCompare(b, 'en')),
  );
});

test('the glossary has every term that a chapter marks as new', () => {
  const marked = globSync('site/pages/**/*.mdx').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/<dfn>([^<]*)<\/dfn>/g)].map(([, words]) => words!),
  );
  assert.ok(marked.length > 10);
  assert.deepEqual(
    marked.filter((words) => !termFor(words)),
    [],
  );
});

test('findTerms(text) cuts out terms in all their forms, the longest that fits, and no parts of words', () => {
  const parts = findTerms('Dense layers add a bias; biased players have no response maps, multi-batch or image.');
  assert.equal(
    parts.map(({words}) => words).join(''),
    'Dense layers add a bias; biased players have no response maps, multi-batch or image.',
  );
  assert.deepEqual(
    parts.flatMap(({words, term}) => (term ? [[words, term.name]] : [])),
    [
      ['Dense layers', 'dense layer'],
      ['bias', 'bias'],
      ['response maps', 'response map'],
    ],
  );
});
