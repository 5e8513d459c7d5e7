import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import {test} from 'node:test';

// Numbers that may stand in prose because they define something; results come from records through <Value>.
const allowed = new Set(
  [
    [
      0, 1, 2, 3, 4, 5, 7, 9, 10, 12, 16, 20, 26, 28, 32, 50, 64, 90, 95, 99, 100, 128, 255, 256, 320, 512, 784, 1998,
      2017,
    ].map(String),
    ['5,000', '10,000', '60,000', '70,000'],
  ].flat(),
);

// What a lesson says of itself besides: for which age it is, and how many minutes it takes.
const ofLessons = new Set(['14', '15', '45']);

for (const file of globSync(['site/pages/**/*.mdx', 'reports/*/pages/*.mdx'])) {
  const prose = proseOf(readFileSync(file, 'utf8'));

  test(`${file} types no decimal fraction and no per cent`, () => {
    assert.deepEqual(prose.match(/\d[.]\d+|\d\s*(%|per ?cent\b)/gi) ?? [], []);
  });

  test(`${file} writes a root as a power: without a font of mathematics, browsers leave out the sign`, () => {
    assert.doesNotMatch(readFileSync(file, 'utf8'), /\\(?:sqrt|surd)/);
  });

  if (file.startsWith('reports')) continue; // what defines something is another matter there
  test(`${file} types only numbers that define something`, () => {
    const numbers = prose.match(/\d[\d,]*\d|\d/g) ?? [];
    const isLesson = file.startsWith('site/pages/teach/');
    assert.deepEqual(
      numbers.filter((number) => !allowed.has(number) && !(isLesson && ofLessons.has(number))),
      [],
    );
  });
}

test('proseOf(source) leaves out imports, code, formulas, tags and addresses', () => {
  const source =
    '---\ntitle: Nine\n---\nimport A from \'./a1.astro\';\n\nA `2.3` and <B at="x#4" /> [c](/5/) SHA-256.\n\n```sh\n6\n```\n\n$$\n7\n$$\n\nor $x_8$.';
  assert.equal(proseOf(source).replace(/\s+/g, ' ').trim(), 'title: Nine A and [c] . or .');
});

/** The text of an MDX page as the reader sees it. */
function proseOf(source: string): string {
  return source
    .replace(/```[\s\S]*?```/g, '')
    .replace(/`[^`]*`/g, '')
    .replace(/\$\$[^$]*\$\$|\$[^$\n]*\$/g, '')
    .replace(/^import .*$/gm, '')
    .replace(/<[^>]*>/g, '')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/\b(SHA-256|UTF-8)\b/g, '')
    .replace(/^(---|order: .*)$/gm, '');
}
