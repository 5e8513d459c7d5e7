import assert from 'node:assert/strict';
import {test} from 'node:test';
import {fieldIn} from '../../../site/format/page-source.ts';

test('fieldIn(source, name) finds a field of a page whatever its line ends', () => {
  for (const end of ['\n', '\r\n']) {
    const source = ['---', 'title: Methods', 'path: /methods/', '---', ''].join(end);
    assert.deepEqual([fieldIn(source, 'path'), fieldIn(source, 'title')], ['/methods/', 'Methods']);
  }
  assert.equal(fieldIn('---\ntitle: a\n---\n', 'path'), '');
});
