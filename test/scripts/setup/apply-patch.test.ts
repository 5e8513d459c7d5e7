import assert from 'node:assert/strict';
import {mkdtempDisposable, readFile, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {test} from 'node:test';
import {applyPatch} from '../../../scripts/setup/apply-patch.ts';

const patch = `--- a/first.cc
+++ b/first.cc
@@ -1,3 +1,4 @@
 a
-b
+B
+C
 c
@@ -6,2 +7,1 @@
 f
-g
--- a/second.h
+++ b/second.h
@@ -1,2 +1,3 @@
 
+--- between
 x
`;

async function apply(first: string | undefined, text = patch): Promise<[string, string][]> {
  await using folder = await mkdtempDisposable(path.join(os.tmpdir(), 'patch-'));
  const files = Object.entries({'first.cc': first, 'second.h': '\nx\n'});
  for (const [name, content] of files)
    if (content !== undefined) await writeFile(path.join(folder.path, name), content);
  const patched = await applyPatch(text, folder.path, 'install it again');
  for (const [name, content] of files)
    assert.equal(await readFile(path.join(folder.path, name), 'utf8'), content, 'stays as it was');
  return patched;
}

test('applyPatch(patch, folder, remedy) gives the changed files, and leaves the folder as it was', async () => {
  assert.deepEqual(await apply('a\nb\nc\nd\ne\nf\ng\nh\n'), [
    ['first.cc', 'a\nB\nC\nc\nd\ne\nf\nh\n'],
    ['second.h', '\n--- between\nx\n'],
  ]);
});

const faults: [title: string, first: string | undefined, expected: RegExp][] = [
  ['another line', 'a\nb\nc\nd\ne\nf\nG\nh\n', /^cannot patch .*first\.cc: line 7 is "G" \(expected "g"\): install/],
  ['another line around a change', 'A\nb\nc\nd\ne\nf\ng\nh\n', /first\.cc: line 1 is "A" \(expected "a"\)/],
  ['a line more', 'a\nb\nc\nd\nd\ne\nf\ng\nh\n', /first\.cc: line 6 is "e" \(expected "f"\)/],
  ['a file that ends before', 'a\nb\nc\nd\ne\nf', /first\.cc: line 7 is missing \(expected "g"\)/],
  ['no such file', undefined, /first\.cc: line 1 is missing \(expected "a"\)/],
];

for (const [title, first, message] of faults)
  test(`applyPatch(patch, folder, remedy) names file and line, and says what to do, for ${title}`, () =>
    assert.rejects(apply(first), {message}));

test('applyPatch(patch, folder, remedy) refuses a patch that is written otherwise', () =>
  assert.rejects(apply('', 'diff first.cc'), {
    message: /^invalid patch: .*diff first\.cc \(expected --- a\/<file>\)$/,
  }));
