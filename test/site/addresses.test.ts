import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {findingsSchema} from '../../experiments/artifacts/schema.ts';
import {datasetNames} from '../../experiments/datasets/index.ts';
import {scaledPlan} from '../../experiments/studies/effort.ts';
import {searches, studies} from '../../experiments/studies/index.ts';
import {profile} from '../../experiments/studies/profile.ts';

// Every number that the site quotes has an address; here each is looked up in the committed files themselves, also those
// of parts and pages that this report leaves out. What a template fills in counts as found where anything would do.

const artifacts = process.env.ARTIFACTS ?? 'artifacts';
const hole = '…'; // stands for what a template fills in

/** By collection, the files of its records, and the records that one holds. */
const collections: Record<string, {files: string; records: (file: string) => [name: string, record: unknown][]}> = {
  headline: {
    files: 'headline.json',
    records: (file) => (read(file) as Row[]).map((row) => [`${row.dataset}/${row.model}`, row]),
  },
  studies: {
    files: 'studies/*.json',
    records(file) {
      const {name, groups} = read(file) as {name: string; groups: Row[]};
      return groups.map((group) => [`${name}/${group.dataset}/${group.model}`, group]);
    },
  },
  findings: {files: 'findings/*/record.json', records: byFolder},
  searches: {files: 'searches/*/record.json', records: byFolder},
  datasets: {files: 'datasets/*/description.json', records: byFolder},
  'look-alikes': {files: 'look-alikes/*/look-alikes.json', records: byFolder},
  trials: {files: 'trials/*/result.json', records: byFolder},
};

/** Records that there are or will be, in this report or in another. */
const planned: Record<string, string[]> = {
  studies: [...studies, ...scaledPlan('small').studies, ...profile(true).studies].flatMap(({name, configurations}) =>
    configurations.map(({dataset, model}) => `${name}/${dataset}/${model.name}`),
  ),
  findings: findingsSchema.keyof().options,
  searches: searches.map(({name}) => name),
};

type Row = Record<string, unknown>;

function read(file: string): unknown {
  return JSON.parse(readFileSync(path.join(artifacts, file), 'utf8'));
}

function byFolder(file: string): [string, unknown][] {
  return [[path.basename(path.dirname(file)), read(file)]];
}

const known = new Map<string, [name: string, record: unknown][]>();

/** All records of a collection, by their names; read once. */
function recordsOf(collection: string): [name: string, record: unknown][] {
  const {files, records} = collections[collection]!;
  if (!known.has(collection)) known.set(collection, globSync(files, {cwd: artifacts}).flatMap(records));
  return known.get(collection)!;
}

/** Why an address leads nowhere; nothing where it leads to a number or a text, or is the beginning of one that may. */
function whyUnknown(address: string, isBeginning: boolean): string | undefined {
  const [place = '', field = ''] = address.split('#');
  const collection = place.split('/')[0]!;
  const matches = matcher(place.slice(collection.length + 1));
  const all = recordsOf(collection);
  const found = all.filter(([name]) => matches(name));
  if (found.length === 0 && !planned[collection]?.some(matches)) return 'no such record, nor is one planned';
  if (found.length === 0 && collection !== 'studies') return undefined;
  const steps = field === '' ? [] : field.split('.');
  const ends = (found.length > 0 ? found : all).flatMap(([, record]) => follow([record], steps));
  return ends.some((end) => isBeginning || ['number', 'string'].includes(typeof end)) ? undefined : 'no such field';
}

/** All that some steps lead to; null behind what has not been measured. */
function follow(places: unknown[], steps: readonly string[]): unknown[] {
  const [step, ...rest] = steps;
  if (step === undefined) return places;
  const matches = matcher(step);
  const next = places.flatMap((place) => {
    if (place === null || (Array.isArray(place) && place.length === 0)) return [null];
    return childrenOf(place).flatMap(([names, child]) => (names.some(matches) ? [child] : []));
  });
  return follow(next, rest);
}

/** What a value holds, and by which names one gets there. */
function childrenOf(value: unknown): [names: string[], child: unknown][] {
  if (typeof value !== 'object' || value === null) return [];
  if (!Array.isArray(value)) return Object.entries(value).map(([name, child]) => [[name], child]);
  return value.map((item, place) => [
    [String(place), nameOf(item), ...(place === value.length - 1 ? ['last'] : [])],
    item,
  ]);
}

function nameOf(item: Row | null): string {
  const fields = ['study', 'dataset', 'model', 'name', 'split'].map((field) => item?.[field]);
  return fields.filter((field) => typeof field === 'string').join('/');
}

/** Whether a name is one that a part of an address may stand for. */
function matcher(part: string): (name: string) => boolean {
  const pattern = new RegExp(`^${part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(hole, '.+')}$`);
  return (name) => pattern.test(name);
}

const quoted = new RegExp(`(["'\`])((?:${Object.keys(collections).join('|')})/[^"'\`#]*#[^"'\`]*)\\1`, 'g');

/** The addresses in a source with the lines that they stand in; an asterisk stands for each data set. */
function addressesIn(source: string): {address: string; line: number}[] {
  return [...source.matchAll(quoted)].flatMap(({2: address, index}) => {
    const line = source.slice(0, index).split('\n').length;
    const closed = address!.replace(/\$\{[^}]*\}/g, hole);
    return datasetNames.map((dataset) => ({address: closed.replace('*', dataset), line}));
  });
}

function unknownIn(file: string, source: string): string[] {
  const faults = addressesIn(source).flatMap(({address, line}) => {
    const why = whyUnknown(address, file.endsWith('.ts') || address.includes(hole));
    return why ? [`${file}:${line}: ${address}: ${why}`] : [];
  });
  return [...new Set(faults)];
}

test('each number that the site quotes is on record, or of a study that is planned', () => {
  const sources = globSync('site/**/*.{mdx,astro,ts}').map((file) => [file, readFileSync(file, 'utf8')] as const);
  assert.ok(sources.flatMap(([, source]) => addressesIn(source)).length > 100);
  assert.deepEqual(
    sources.flatMap(([file, source]) => unknownIn(file, source)),
    [],
  );
});

for (const {source, faults} of [
  {source: '<Value at="studies/simple-network/mnist/nn-512#test.accuracy.mean" />', faults: []},
  {source: '<EachSet at="datasets/*#splits.test.count" />', faults: []},
  {source: '<Value at="studies/quick-look/mnist/cnn-32-32-32-dropout#epochs.last.epoch" />', faults: []},
  {source: `const at = \`findings/classes#models.\${dataset}/\${model}.classes.\${label}\`;`, faults: []},
  {
    source: '\n<Value at="studies/simple-network/mnist/nn-513#test.accuracy.mean" />',
    faults: ['page:2: studies/simple-network/mnist/nn-513#test.accuracy.mean: no such record, nor is one planned'],
  },
  {
    source: '<Value\n  at="datasets/mnist#splits.test.size" />',
    faults: ['page:2: datasets/mnist#splits.test.size: no such field'],
  },
  {
    source: '<Value at="datasets/mnist#splits.test" />',
    faults: ['page:1: datasets/mnist#splits.test: no such field'],
  },
  {
    source: '<Value at="studies/quick-look/mnist/cnn-32-32-32-dropout#epochs.final.epoch" />',
    faults: ['page:1: studies/quick-look/mnist/cnn-32-32-32-dropout#epochs.final.epoch: no such field'],
  },
  {
    source: `const at = \`findings/classes#model.\${dataset}\`;`,
    faults: [`page:1: findings/classes#model.${hole}: no such field`],
  },
])
  test(`unknownIn("page", ${JSON.stringify(source)}) names ${faults.length > 0 ? 'the place' : 'nothing'}`, () => {
    assert.deepEqual(unknownIn('page', source), faults);
  });
