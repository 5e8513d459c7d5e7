import assert from 'node:assert/strict';
import {test} from 'node:test';
import {kindOf, wordsFor} from '../../../site/report/image-words.ts';
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

test('wordsFor(told) says what pixels are, of sets that differ each with its own', () => {
  const [digits, leaves, shells] = [
    {title: 'Digits', isInk: true},
    {title: 'Leaves', isInk: false},
    {title: 'Shells', isInk: false},
  ];
  assert.deepEqual(wordsFor([digits]), {
    lowest: 'empty ground',
    highest: 'full ink',
    more: 'ink',
    less: 'empty ground',
  });
  assert.deepEqual(wordsFor([leaves, shells]), {lowest: 'black', highest: 'white', more: 'light', less: 'dark'});
  assert.equal(wordsFor([leaves, digits, shells]).lowest, 'empty ground (Digits) or black (Leaves and Shells)');
  assert.deepEqual([[digits], [leaves], [digits, leaves]].map(kindOf), ['ink', 'light', 'mixed']);
});
