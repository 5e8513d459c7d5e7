import assert from 'node:assert/strict';
import {test} from 'node:test';
import {plain, say} from '../../../site/report/phrases.ts';
import {beginOn, fromSubject, joined, manyOf, ofTheseSets} from '../../../site/report/sets.ts';

const words = (phrase: Parameters<typeof plain>[1]) => plain({} as never, phrase);

test('ofTheseSets(source) keeps what is about the sets of the report, and what is otherwise of others', () => {
  const source = [
    'A <About sets="mnist">digit</About><Otherwise sets="mnist">thing</Otherwise>',
    '<About sets="mnist leaves">Both.</About>',
    '<Otherwise sets="leaves">\n\n## No leaves\n\n</Otherwise>.',
  ];
  assert.equal(ofTheseSets(source.join(' ')), 'A digit  \n\n## No leaves\n\n.');
});

test('fromSubject(atLength, inShort) tells the last data set first, and at length', () => {
  const told = fromSubject(
    (dataset) => say`${manyOf(dataset)} are hard`,
    (dataset) => say`${manyOf(dataset)} less`,
    '; ',
  );
  assert.equal(words(told), 'clothes are hard; digits less');
});

test('joined(phrases) makes a list, and beginOn(dataset, words) a beginning', () => {
  assert.equal(words(joined([say`a`, say`b`, say`c`])), 'a, b and c');
  assert.equal(beginOn('fashion-mnist', 'dropout', ', '), 'On clothes, dropout');
});
