import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {circlesIn, importers as files, importsOf} from './measures.ts';

const everywhere = ['experiments/artifacts', 'experiments/random.ts', 'experiments/tensorflow.ts'];

/** Each room of the house, and the only others it may import from, beside those named above. */
const mayImport: Record<string, string[]> = {
  'experiments/artifacts': [],
  'experiments/datasets': [],
  'experiments/packing': ['experiments/datasets'],
  'experiments/models': [],
  'experiments/compile': [],
  'experiments/engine': ['experiments/models'],
  'experiments/analysis': ['experiments/datasets', 'experiments/models'],
  'experiments/training': [
    'experiments/datasets',
    'experiments/models',
    'experiments/analysis',
    'experiments/compile',
    'experiments/engine',
  ],
  'experiments/studies': ['experiments/datasets', 'experiments/models'], // to leave out networks that would cost too much
  'experiments/findings': [
    'experiments/datasets',
    'experiments/models',
    'experiments/compile',
    'experiments/analysis',
    'experiments/search',
    'experiments/training',
    'experiments/studies',
  ],
  'experiments/search': [],
  'experiments/execution': [
    'experiments/datasets',
    'experiments/models',
    'experiments/compile',
    'experiments/engine',
    'experiments/analysis',
    'experiments/search',
    'experiments/training',
    'experiments/studies',
    'experiments/findings',
  ],
  'experiments/verification': [
    'experiments/datasets',
    'experiments/models',
    'experiments/engine',
    'experiments/analysis',
    'experiments/studies',
    'experiments/execution',
  ],
  scripts: [
    'experiments/packing',
    'experiments/datasets',
    'experiments/models',
    'experiments/compile',
    'experiments/engine',
    'experiments/training',
    'experiments/execution',
    'experiments/studies',
    'experiments/findings',
    'experiments/verification',
    'site/content.config.ts',
    'site/format',
    'site/report', // its list of chapters
  ],
  'site/format': [],
  'site/fonts': ['site/format'],
  'site/live': ['site/format'],
  'site/styles': [],
  'site/charts': ['site/format', 'site/fonts'],
  'site/records': ['site/format'],
  'site/images': ['site/format', 'site/fonts', 'site/live', 'site/records'],
  'site/report': ['site/format', 'site/charts', 'site/records'],
  'site/drawings': ['site/format', 'site/fonts', 'site/charts', 'site/images'],
  'site/cards': ['site/records'],
  'site/tables': ['site/format', 'site/live', 'site/records', 'site/images', 'site/report', 'site/cards'],
  'site/figures': [
    'site/format',
    'site/live',
    'site/styles',
    'site/charts',
    'site/records',
    'site/images',
    'site/report',
    'site/drawings',
    'site/tables',
  ],
  'site/components': [
    'site/format',
    'site/live',
    'site/styles',
    'site/records',
    'site/images',
    'site/report',
    'site/cards',
    'site/tables',
    'site/figures',
  ],
  'site/screens': ['site/format', 'site/styles', 'site/records', 'site/images', 'site/report', 'site/figures'],
  'site/teaching': [
    'site/format',
    'site/records',
    'site/images',
    'site/report',
    'site/cards',
    'site/tables',
    'site/figures',
  ],
  'site/search': ['site/format', 'site/report'],
  'site/layouts': [
    'site/format',
    'site/live',
    'site/styles',
    'site/records',
    'site/images',
    'site/report',
    'site/figures',
    'site/components',
    'site/screens',
    'site/search',
  ],
  'site/pages': [
    'site/format',
    'site/live',
    'site/styles',
    'site/charts',
    'site/records',
    'site/images',
    'site/report',
    'site/cards',
    'site/drawings',
    'site/tables',
    'site/figures',
    'site/components',
    'site/teaching',
    'site/search',
    'site/layouts',
  ],
  'site/middleware': ['site/format', 'site/figures'],
  'site/markdown': ['site/format', 'site/report'],
  'site/content.config.ts': ['site/format', 'site/records', 'site/report'],
};

/**
 * What the site may know of the experiments: the contract, how records are named, read, packed and tabulated, and which
 * layers and steps a network has, as plain data.
 */
const siteMayImport = [
  'experiments/artifacts/content-key.ts',
  'experiments/artifacts/csv.ts',
  'experiments/artifacts/data-shape.ts',
  'experiments/artifacts/file-state.ts',
  'experiments/artifacts/files.ts',
  'experiments/artifacts/packed-files.ts',
  'experiments/artifacts/schema.ts',
  'experiments/models/index.ts',
  'experiments/models/layer.ts',
  'experiments/models/receptive-field.ts',
  'experiments/models/row-sum.ts',
  'experiments/models/step.ts',
  'experiments/models/weight.ts',
  'experiments/models/window.ts',
];

/** Who may read the official test images. */
const testReaders = [
  'experiments/execution/run-trial.ts',
  'experiments/execution/run-analysis.ts',
  'experiments/execution/run-finding.ts',
  'experiments/verification/check-scores.ts', // the labels alone
];

function roomOf(file: string): string {
  const room = [...everywhere, ...Object.keys(mayImport)].find((room) => file === room || file.startsWith(`${room}/`));
  assert.ok(room, `${file} stands in no room of the house`);
  return room;
}

test('imports flow one way, from the contract of the artifacts to the site', () => {
  assert.ok(files.length > 40);
  for (const file of files) {
    const from = roomOf(file);
    for (const imported of importsOf(file)) {
      if (imported === 'package.json') continue;
      const to = roomOf(imported);
      if (from.startsWith('site/') && siteMayImport.includes(imported)) continue;
      const allowed = [...(from.startsWith('site/') ? [] : everywhere), ...(mayImport[from] ?? [])];
      assert.ok(from === to || allowed.includes(to), `${file} must not import ${imported}`);
    }
  }
});

test('no rooms may import from one another in a circle', () => {
  assert.deepEqual(circlesIn(new Map(Object.entries(mayImport))), []);
});

test('what the site imports of the networks draws in no other part of the experiments', () => {
  const plain = new Set(siteMayImport.filter((file) => !file.includes('/artifacts/')));
  for (const file of plain) {
    assert.doesNotMatch(readFileSync(file, 'utf8'), /^import (?!type)(?!.*'\.\/)/m, file);
    for (const imported of importsOf(file)) if (roomOf(imported) === 'experiments/models') plain.add(imported);
  }
});

test('these modules alone read the test split, and training is none of them', () => {
  const readers = files.filter((file) => importsOf(file).includes('experiments/datasets/test-split.ts'));
  assert.deepEqual(readers.sort(), [...testReaders].sort());
});

test('experiments draw no random number but from the seeded generator', () => {
  for (const file of files.filter((file) => file.startsWith('experiments/'))) {
    assert.doesNotMatch(readFileSync(file, 'utf8'), /Math\.random/, file);
  }
});
