import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import {test} from 'node:test';
import {mathml} from '../../../site/markdown/maths.ts';

const formulas = globSync(['site/pages/**/*.mdx', 'reports/*/pages/*.mdx']).flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/\$\$([^$]+)\$\$|(?<!\$)\$([^$\n]+)\$(?!\$)/g)].map(([, block, line]) => ({
    file,
    tex: (block ?? line)!,
    block: block !== undefined,
  })),
);

test('mathml(tex) keeps to the content policy: elements and classes, no style', () => {
  const html = mathml('\\hat p \\pm \\sqrt{\\frac{a}{b}}', true);
  assert.match(html, /^<math [^>]*display="block"/);
  assert.doesNotMatch(html, /style=/);
});

test('mathml(tex) refuses what is no TeX', () => {
  assert.throws(() => mathml('\\frac{a', false));
});

test('every formula of the chapters can be set', () => {
  assert.ok(formulas.length > 10);
  for (const {file, tex, block} of formulas) {
    const html = mathml(tex, block);
    assert.match(html, /^<math.*<\/math>$/s, `${file}: ${tex}`);
    assert.doesNotMatch(html, /style=|merror|temml-error/, `${file}: ${tex}`);
  }
});
