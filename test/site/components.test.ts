import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';

const files = globSync('site/**/*.{astro,mdx}');
const sources = files.map((file) => ({file, source: readFileSync(file, 'utf8')}));
const isComponent = (file: string) => file.startsWith('site/components/');

/** The files that hold a component, each as often as it does. */
function holdersOf(component: string): string[] {
  const tag = new RegExp(`<${path.basename(component, '.astro')}\\b`, 'g');
  return sources.flatMap(({file, source}) => Array.from(source.match(tag) ?? [], () => file));
}

test('no component that a page may have more than once brings a script: which of them would keep it is chance', () => {
  const withScript = sources.filter(({file, source}) => isComponent(file) && /^<script/m.test(source));
  assert.ok(withScript.length > 0);
  for (const {file} of withScript) {
    for (let part = file; isComponent(part); ) {
      const holders = holdersOf(part);
      assert.equal(holders.length, 1, `${file}: ${part} stands in ${holders.join(', ')}`);
      part = holders[0]!;
    }
  }
});
