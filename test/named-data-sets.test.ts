import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import {test} from 'node:test';

/** Where a data set may be known by its name: its entry, how it is set up, and what is about it alone. */
const mayName = [
  'experiments/datasets/fashion-mnist.ts',
  'experiments/datasets/mnist.ts',
  'experiments/datasets/built-in.ts', // the list
  'experiments/datasets/report.ts', // what the report of this repository is about
  'experiments/findings/controlled-contrasts.ts', // what makes clothes harder than digits
  'experiments/studies/chosen-rates.ts', // of networks on each
  'experiments/studies/controlled-rates.ts',
  'experiments/studies/why-harder.ts',
  'experiments/studies/goals.ts', // what others reach on them
  'scripts/bench.ts', // which times training on one of them
  'scripts/bench/models.ts',
  'scripts/profile.ts',
  'scripts/setup/data.ts',
  'scripts/setup/fashion-mnist.ts',
  'site/cards/data-sheets.ts', // whose text is about each
  'site/figures/why-clothes-are-harder/harder-parts.ts',
];

const files = globSync(['experiments/**/*.ts', 'scripts/**/*.ts', 'site/**/*.{ts,astro,css}']);
const codeOf = (file: string) =>
  readFileSync(file, 'utf8')
    .replace(/<style.*?<\/style>/gs, '')
    .replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '');

test('no file knows a data set by its name but those that are about it', () => {
  const naming = files.filter((file) => {
    const code = codeOf(file).replace(/about\('[^']*'|isAbout\('[^']*'|=== 'mnist fashion-mnist'/g, ''); // words about it
    return /['"`/ .]fashion-mnist['"`/ .{>]|['"`]mnist['"`]/.test(code.replace(/\bmnist-data\b/g, ''));
  });
  assert.deepEqual(
    naming.filter((file) => !mayName.includes(file)),
    [],
  );
  assert.deepEqual(
    mayName.filter((file) => !naming.includes(file)),
    [],
    'named without need',
  );
});

test('no file of the analyses, the findings or the pages takes the size of an image for known', () => {
  const sized = files
    .filter((file) =>
      /^(?:experiments\/(?:analysis|findings|training|models)|site\/(?:images|pages|tables|components))\//.test(file),
    )
    .filter((file) => /(?<![\d.#])(?:28|784)(?![\d.%])/.test(codeOf(file).replace(/`[^`]*`|'[^']*'/g, '')));
  assert.deepEqual(sized, ['site/pages/apple-touch-icon.png.ts', 'experiments/training/computation.ts']); // a drawing of that size, and examples
});
