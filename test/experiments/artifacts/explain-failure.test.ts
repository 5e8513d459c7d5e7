import assert from 'node:assert/strict';
import {readFile, writeFile} from 'node:fs/promises';
import {test} from 'node:test';
import {explainFailure} from '../../../experiments/artifacts/explain-failure.ts';

const codes =
  `ENOSPC EDQUOT EIO EROFS EACCES EPERM EISDIR ENOTDIR EMFILE ENFILE EEXIST ENOTEMPTY ENAMETOOLONG ELOOP EFBIG
EBUSY`.split(/\s/);

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: words of the system, write`), {code, syscall: 'write'});
}

test('explainFailure(error, file, doing) names the file, the cause and what helps, for each code of the system', () => {
  for (const code of codes) {
    const found = explainFailure(systemError(code), 'a/b.json', 'write');
    assert.match(found.message, new RegExp(`^cannot write a/b\\.json: [^:]+: .+ \\(${code}\\)$`));
    assert.doesNotMatch(found.message, /words of the system/);
    assert.equal(found.constructor, Error); // its message alone is shown
  }
  assert.equal(
    explainFailure(systemError('ENOENT'), 'a', 'read').message,
    'cannot read a: there is no such file or folder (ENOENT)',
  );
  assert.equal(
    explainFailure(systemError('EXDEV'), 'a', 'move').message,
    'cannot move a: EXDEV: words of the system, write (EXDEV)',
  );
});

test('explainFailure(error, file, doing) explains what the system really says', async () => {
  const read = await readFile('.').catch((error) => explainFailure(error, 'here', 'read').message);
  assert.equal(read, 'cannot read here: a folder lies where a file is expected: move the folder away (EISDIR)');
  const write = await writeFile('package.json/x', '').catch((error) => explainFailure(error, 'x', 'write').message);
  assert.match(String(write), /^cannot write x: a file lies where a folder is expected: .* \(ENOTDIR\)$/);
});

test('explainFailure(error, file, doing) leaves an error that says what it is as it is', () => {
  const error = new Error('invalid record a.json: ...');
  assert.equal(explainFailure(error, 'a.json', 'read'), error);
  const once = explainFailure(systemError('EIO'), 'a.json', 'read');
  assert.equal(explainFailure(once, 'b.json', 'read'), once);
});
