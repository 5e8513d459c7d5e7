// Whatever sets models beside each other says where they differ in more than in what they are: in how long they were
// trained, on how many images, with how many seeds, and how often they look at an image.

import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {isReady} from '../../site/figures/figure.ts';
import {figures} from '../../site/figures/index.ts';
import {type Compared, type Terms, tellTerms, termsApart, termsOf} from '../../site/records/compared.ts';
import type {Records} from '../../site/records/records.ts';
import {type Phrase, plain} from '../../site/report/phrases.ts';
import {numbers, rowHead} from '../../site/tables/column-kinds.ts';
import type {Laid, TableMaker} from '../../site/tables/declaration.ts';
import {tableOf} from '../../site/tables/lay-out.ts';
import {committedRecords} from './committed-records.ts';
import {madeUp} from './records.ts';

/** Something that sets models beside each other, with all that its title, its caption, its notes and its columns say. */
interface Comparison {
  name: string;
  compares: readonly Compared[];
  said: string;
}

/** A word for what models differ in. */
const words: Record<keyof Terms, RegExp> = {
  epochs: /\bepochs?\b/i,
  seeds: /\bseeds?\b/i,
  views: /\b(?:views?|looks?)\b/i,
  images: /\btraining images\b/i,
};

/** In what else the compared differ without a word for it. */
function unsaid(records: Records, {compares, said}: Comparison): string[] {
  return termsApart(records, compares).filter((aspect) => !words[aspect].test(said));
}

const records = committedRecords();
const heads = ['Model', 'Network', 'Networks', 'Method', 'Recipe']; // over names of models

/** Figures with such a column that has no models in it, and what it has. */
const others: Record<string, string> = {search: 'ways of searching one grid'};

const shown = figures.filter((figure) => isReady(figure, records));
const drawn = shown.flatMap((figure): Comparison[] => {
  const compares = figure.compares?.(records) ?? [];
  const {title, finding, rest, table} = figure;
  const told = [title, finding, rest].map((tell) => plain(records, tell?.(records) ?? []));
  const columns = table(records).columns.map(({name}) => name);
  return compares.length > 0
    ? [{name: figure.id, compares, said: [...told, ...columns, tellTerms(records, compares)].join('\n')}]
    : [];
});

test('each figure whose numbers are of several models says which they are', () => {
  const several = shown.filter(({table}) => {
    const {columns, rows} = table(records);
    return columns.some(({name}, place) => heads.includes(name) && new Set(rows.map((row) => row[place])).size > 1);
  });
  assert.ok(several.length > 15, `${several.length} figures`);
  const undeclared = several.filter(({id}) => !(id in others) && !drawn.some(({name}) => name === id));
  assert.deepEqual(
    undeclared.map(({id}) => id),
    [],
  );
});

const laid = (await tablesOfPages()).map(({name, table}) => comparisonOf(name, table));

test('each table of a chapter with a row a model says which they are', () => {
  assert.ok(laid.filter(({compares}) => compares.length > 1).length > 8, laid.map(({name}) => name).join());
  const undeclared = laid.filter(({said, compares}) => /^(?:Model|Network)$/m.test(said) && compares.length === 0);
  assert.deepEqual(
    undeclared.map(({name}) => name),
    [],
  );
});

test('whatever is set beside other models is on record', () => {
  const unknown = [...drawn, ...laid].flatMap(({name, compares}) =>
    compares.filter((compared) => !termsOf(records, compared)).map(({model}) => `${name}: ${model}`),
  );
  assert.deepEqual(unknown, []);
});

for (const comparison of [...drawn, ...laid].filter(({compares}) => compares.length > 1)) {
  test(`${comparison.name} has a column or a word for what its models differ in`, () => {
    assert.deepEqual(unsaid(records, comparison), [], comparison.said);
  });
}

const trained = (model: string, epochs: number, seeds: number, trainingCount = 55_000) => ({
  group: {
    dataset: 'mnist',
    model,
    title: model.toUpperCase(),
    test: null,
    trials: Array.from({length: seeds}, (_, seed) => ({key: `${model}-${seed}`, finished: true})),
  },
  trial: {training: {epochs}, split: {trainingCount}},
});
const made = [trained('a', 20, 5), trained('b', 50, 3), trained('c', 20, 5, 1000), trained('d', 20, 5)];
const mixed = {
  ...madeUp,
  studies: {made: {name: 'made', groups: made.map(({group}) => group)}},
  trials: Object.fromEntries(
    made.flatMap(({group, trial}) => group.trials.map(({key}) => [key, {result: {trial}}] as const)),
  ),
  findings: {
    ensembles: {
      ensembles: [
        {
          dataset: 'mnist',
          name: 'a-ensemble',
          title: 'A, together',
          members: [{key: 'a-0', viewed: true}, {key: 'a-1'}],
        },
      ],
    },
  },
} as unknown as Records;

/** A table of made-up models. */
function planted(models: string[], caption: string, ...columns: string[]): Comparison {
  const table = tableOf(models, {
    caption,
    columns: [rowHead('Model', (model) => model), ...columns.map((head) => numbers(head, () => ''))],
    compares: (model) => [{dataset: 'mnist', model}],
  });
  return comparisonOf('planted', table);
}

test('unsaid(records, comparison) finds what a table mixes, until a column or a word says it', () => {
  const found = (...given: Parameters<typeof planted>) => unsaid(mixed, planted(...given));
  assert.deepEqual(found(['a', 'b'], 'Test accuracy'), ['epochs', 'seeds']);
  assert.deepEqual(found(['a', 'b'], 'Test accuracy, mean over seeds'), ['epochs']);
  assert.deepEqual(found(['a', 'b'], 'Test accuracy', 'Epochs', 'Seeds'), []);
  assert.deepEqual(found(['a', 'c'], 'Share of the test images'), ['images']);
  assert.deepEqual(found(['a', 'c'], 'Accuracy by the number of training images'), []);
  assert.deepEqual(found(['a', 'a-ensemble'], 'Test accuracy, mean over seeds'), ['views']);
  assert.deepEqual(found(['a', 'a-ensemble'], 'Test accuracy, mean over seeds; by one look where not said'), []);
  assert.deepEqual(found(['a'], 'Test accuracy'), []);
});

test('tellTerms(records, compares) says what models do not have in common', () => {
  const told = (...models: string[]) =>
    tellTerms(
      mixed,
      models.map((model) => ({dataset: 'mnist', model})),
    );
  assert.equal(
    told('a', 'c', 'b'),
    'Epochs of training: 50 for B; 20 for A, C. Seeds: 3 for B; 5 for A, C. Training images: 1,000 for C; 55,000 for A, B.',
  );
  assert.match(told('a', 'c', 'd', 'b'), /Epochs of training: 50 for B; 20 for the others/);
  assert.equal(told('a'), '');
});

/** The tables of the chapters, by what their pages call them. */
async function tablesOfPages(): Promise<{name: string; table: Laid}[]> {
  const pages = globSync('site/pages/*.mdx').sort();
  const found = pages.map(async (page) => {
    const source = readFileSync(page, 'utf8');
    const froms = [...source.matchAll(/^import \{([^}]+)\} from '([^']+\.ts)';$/gm)].flatMap(([, names, from]) =>
      names!.split(', ').map((name) => [name, from!] as const),
    );
    const tags = [...source.matchAll(/<Table of=\{(\w+)(?:\((.*?)\))?\} \/>/g)];
    const tables = tags.map(async ([, name, given]) => {
      const exported = (await import(path.resolve('site/pages', new Map(froms).get(name!)!)))[name!];
      const maker: TableMaker = given
        ? exported(...[...given.matchAll(/'([^']*)'/g)].map(([, word]) => word))
        : exported;
      const tables = maker(records) ?? [];
      if ('pending' in tables) return [];
      return [tables].flat().map((table) => ({name: `${path.basename(page, '.mdx')}: ${table.frame.label}`, table}));
    });
    return (await Promise.all(tables)).flat();
  });
  return (await Promise.all(found)).flat();
}

function comparisonOf(name: string, {caption, heads, compares}: Laid): Comparison {
  const over = heads.flatMap(({cells}) => cells.map(({content}) => plain(records, [content ?? ''].flat() as Phrase)));
  return {name, compares, said: [caption, ...over].join('\n')};
}
