import assert from 'node:assert/strict';
import {globSync, statSync} from 'node:fs';
import {test} from 'node:test';

test('the results that every clone carries take less than 90 MB', () => {
  const files = globSync('artifacts/**', {withFileTypes: true}).filter((entry) => entry.isFile());
  assert.ok(files.length > 0);
  const bytes = files.reduce((sum, {parentPath, name}) => sum + statSync(`${parentPath}/${name}`).size, 0);
  assert.ok(bytes < 90e6, `${bytes} bytes`);
});
