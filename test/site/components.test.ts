import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';

test('no component that a page may have more than once brings a script: which of them would keep it is chance', () => {
  const sources = globSync('site/**/*.{astro,mdx}').map((file) => readFileSync(file, 'utf8'));
  const withScript = globSync('site/components/*.astro').filter((file) => /^<script/m.test(readFileSync(file, 'utf8')));
  assert.ok(withScript.length > 0);
  for (const file of withScript) {
    const tag = new RegExp(`<${path.basename(file, '.astro')}\\b`, 'g');
    const uses = sources.map((source) => source.match(tag)?.length ?? 0).filter(Boolean);
    assert.deepEqual(uses, [1], file);
  }
});
