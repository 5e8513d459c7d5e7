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
  'experiments/studies/stronger-networks.ts', // which candidate was chosen on each
  'experiments/studies/why-harder.ts',
  'experiments/studies/goals.ts', // what others reach on them
  'scripts/bench.ts', // which times training on one of them
  'scripts/bench/models.ts',
  'scripts/profile.ts',
  'scripts/setup/data.ts',
  'scripts/setup/fashion-mnist.ts',
  'site/cards/data-sheets.ts', // whose text is about each
  'site/figures/what-makes-it-hard/harder-parts.ts',
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
  const strange = naming.filter((file) => !mayName.includes(file));
  const idle = mayName.filter((file) => !naming.includes(file));
  assert.deepEqual(
    strange,
    [],
    `name a data set: ${strange} (expected base, subject or datasetNames of site/report/sets.ts and experiments/datasets/, or about('...'); what is about one alone is listed above)`,
  );
  assert.deepEqual(idle, [], 'in the list above without need');
});

test('no chapter names a data set of this repository, or what it shows, but in words about it', () => {
  const naming = globSync('site/pages/*.mdx').filter((file) => {
    const [, , ...body] = readFileSync(file, 'utf8').split(/^---$/m);
    const words = body
      .join()
      .replace(/<About sets="[^"]*mnist">.*?<\/About>/gs, '')
      .replace(/<[^>]*>|\]\([^)]*\)|^import .*$/gm, '');
    return /\b(?:MNIST|clothes|garments?|written digits)\b/.test(words);
  });
  assert.deepEqual(naming, [], 'put it into <About sets="..."> or write <Many />, for reports of other data');
});

/** What is known of the images of a data set from its entry alone, and the files that may write it down, each with the reason. */
const known: Record<string, {written: RegExp; inWords?: true; may: Record<string, string>}> = {
  'the side of an image or its number of pixels': {
    written: /(?<![\d.#\w])(?:28|784)(?![\d.%\w])/,
    may: {
      'experiments/datasets/fashion-mnist.ts': 'the entry',
      'experiments/datasets/mnist.ts': 'the entry',
      'experiments/datasets/idx.ts': 'a limit, a power of two',
      'experiments/packing/readers/zip-directory.ts': 'places in a ZIP file',
      'experiments/packing/readers/zip.ts': 'places in a ZIP file',
      'experiments/training/computation.ts': 'an example',
      'scripts/bench/stock.ts': 'times training on one of them',
      'site/charts/layer-stack.ts': 'the scale of a drawing, of images of any size',
      'site/charts/line-panels.ts': 'a gap on the page',
      'site/drawings/draw-table.ts': 'the height of a row',
      'site/drawings/frame.ts': 'a margin',
      'site/figures/still-matrix.ts': 'the height of a cell',
      'site/pages/apple-touch-icon.png.ts': 'the side of a drawing',
    },
  },
  'the number of classes': {
    written:
      /(?:units|classCount|length|classes): 10\b|label\w*\)? (?:<|<=|%|===) (?:9|10)\b|oneHot\(.*\b10\b|[Dd]igits?: 10\b/,
    may: {
      'experiments/training/computation.ts': 'an example',
      'scripts/bench/stock.ts': 'times training on one of them',
    },
  },
  'that images are grey': {
    written: /channels: 1\b(?! \|)|grey (?:value|image|level|picture)/i,
    inWords: true,
    may: {
      'experiments/datasets/fashion-mnist.ts': 'the entry',
      'experiments/datasets/mnist.ts': 'the entry',
      'experiments/datasets/report.ts': 'what the report of this repository is about',
      'experiments/analysis/networks/map-sheet.ts': 'maps of a network',
      'experiments/packing/readers/csv-columns.ts': 'where a user’s file says so',
      'experiments/training/computation.ts': 'an example',
      'scripts/new/describe.ts': 'where the images found are so',
      'scripts/new/options.ts': 'where a user says so',
      'site/cards/data-sheets.ts': 'its text is about each',
      'site/cards/layers.ts': 'where the network takes one channel',
      'site/components/Shapes.astro': 'where the record says so',
      'site/images/crops.ts': 'maps of a network',
      'site/images/still-map.ts': 'a frame in the colour of a class',
      'site/report/terms.ts': 'explains what a channel is',
    },
  },
};

const textual = /`[^`\n]*`|'[^'\n]*'/g;

for (const [what, {written, inWords, may}] of Object.entries(known))
  test(`no file takes ${what} for known but those that have to`, () => {
    const linesOf = (file: string) =>
      codeOf(file)
        .replace(/\s\/\/ .*$/gm, '')
        .split('\n');
    const takes = files.filter((file) =>
      linesOf(file).some((line) => written.test(inWords ? line : line.replace(textual, ''))),
    );
    assert.deepEqual(
      takes.toSorted(),
      Object.keys(may).toSorted(),
      'it stands in the entry and in the records; who has to write it down is listed above',
    );
  });
