import assert from 'node:assert/strict';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {test} from 'node:test';
import {renderTable, replaceParts, writeParts} from '../../scripts/written-part.ts';

const marks = (name: string) => `<!-- ${name}: written by npm run experiments -->\nold\n<!-- end of ${name} -->`;

test('replaceParts(text, parts) writes what is between the marks of each, and leaves the rest', () => {
  const text = `before\n${marks('one')}\nbetween\n${marks('two')}\nafter`;
  const replaced = replaceParts(text, {two: '2', one: '1'});
  assert.match(replaced, /^before\n<!-- one.*\n\n1\n\n<!-- end.*\nbetween\n<!-- two.*\n\n2\n\n<!-- end.*\nafter$/);
  assert.equal(replaceParts(replaced, {one: '1', two: '2'}), replaced);
});

test('replaceParts(text, parts) keeps the line ends of the text', () => {
  const text = `before\n${marks('one')}\nafter\n`.replaceAll('\n', '\r\n');
  const replaced = replaceParts(text, {one: '| a |\n| b |'});
  assert.doesNotMatch(replaced, /[^\r]\n/);
  assert.equal(replaced.replaceAll('\r\n', '\n'), replaceParts(text.replaceAll('\r\n', '\n'), {one: '| a |\n| b |'}));
});

test('replaceParts(text, parts) says what is missing where the marks are', () => {
  assert.throws(
    () => replaceParts(marks('one'), {two: '2'}),
    /^Error: invalid text: no part to replace \(expected "<!-- two: written by/,
  );
});

test('writeParts(file, parts) writes the file anew', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'written-part-'));
  const file = path.join(folder, 'a.md');
  await writeFile(file, marks('one'));
  await writeParts(file, {one: 'new'});
  assert.match(await readFile(file, 'utf8'), /\n\nnew\n\n/);
  await rm(folder, {recursive: true});
});

test('writeParts(file, parts) names the file that lacks the marks, and what to do', async () => {
  await assert.rejects(writeParts('LICENSE', {one: 'new'}), {
    message: /^invalid LICENSE: no part to replace \(expected .*\): put both lines back, as with git restore$/,
  });
});

test('renderTable(columns, rows) puts numbers to the right', () => {
  assert.equal(renderTable(['name', 'count:'], [['a', 1]]), '| name | count |\n| --- | ---: |\n| a | 1 |');
});
