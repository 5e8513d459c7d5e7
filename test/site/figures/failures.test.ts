import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {DatasetName} from '../../../experiments/artifacts/schema.ts';
import {drawFigure} from '../../../site/figures/drawing.ts';
import {isReady} from '../../../site/figures/figure.ts';
import {figures} from '../../../site/figures/index.ts';
import {mergedClasses} from '../../../site/figures/what-makes-it-hard/merged-classes.ts';
import {classConfusion} from '../../../site/figures/where-it-fails/class-confusion.ts';
import {cleanedFinding, cleanedModels} from '../../../site/figures/where-it-fails/cleaned.ts';
import {efficiency} from '../../../site/figures/where-it-fails/efficiency.ts';
import {hardImages} from '../../../site/figures/where-it-fails/hard-images.ts';
import type {Records} from '../../../site/records/records.ts';
import {shownCnn, shownRows} from '../../../site/records/shown-models.ts';
import {plain} from '../../../site/report/phrases.ts';
import {madeUp} from '../records.ts';
import {figuresOf} from './of-chapter.ts';

const names = Array.from('abcdefghij');
const datasets = {
  mnist: {...madeUp.datasets.mnist, title: 'MNIST', classNames: names},
  'fashion-mnist': {...madeUp.datasets['fashion-mnist'], title: 'Fashion-MNIST', classNames: names},
};
const withFindings = (findings: object) => ({...madeUp, datasets, findings}) as unknown as Records;

const score = (value: number) => ({value, low: value - 0.01, high: value + 0.01});
const spread = (mean: number) => ({accuracy: {mean, sd: 0, min: mean, max: mean}, interval: {low: mean, high: mean}});

/** A model whose F1 is `f1` but for the last class, where it is half as high. */
function model(dataset: DatasetName, name: string, f1: number) {
  const classes = names.map((_, label) => ({precision: null, recall: score(f1), f1: score(label === 9 ? f1 / 2 : f1)}));
  return {
    dataset,
    model: name,
    title: name,
    seeds: 2,
    confusion: names.map((_, label) => names.map((_, taken) => (label === taken ? 9 : 0))),
    classes,
    gains: null as {difference: number; low: number; high: number; adjusted: number; apart: boolean}[] | null,
    merged: {labels: [0, 1], before: spread(f1), after: spread(f1 + 0.05)},
  };
}

const both = (name: string, f1: number) => [model('mnist', name, f1), model('fashion-mnist', name, f1)];

test('figures without their record, or with nothing in their table, are not ready', () => {
  const here = figuresOf('/where-it-fails/');
  assert.ok(here.length > 7 && here.every((figure) => !isReady(figure, madeUp)));
  const [figure] = figures;
  const withRows = (rows: string[][]) => ({...figure!, ready: () => true, table: () => ({columns: [], rows})});
  assert.deepEqual([isReady(withRows([]), madeUp), isReady(withRows([['one']]), madeUp)], [false, true]);
});

test('shownCnn(rows) takes a CNN only where it has been measured on both data sets', () => {
  const small = model('fashion-mnist', 'airbench-small', 0.9);
  const rows = [small, ...both('cnn-32-32-32-dropout', 0.8), ...both('nn-512-20-epochs', 0.7)];
  assert.equal(shownCnn(rows), 'cnn-32-32-32-dropout');
  assert.equal(shownCnn([...rows, model('mnist', 'airbench-small', 0.9)]), 'airbench-small');
  assert.equal(shownCnn([small]), undefined);
  assert.deepEqual(
    shownRows(rows, 'mnist').map(({model: name}) => name),
    ['nn-512-20-epochs', 'cnn-32-32-32-dropout'],
  );
});

const gain = (difference: number, apart: boolean) => ({
  ...{difference, low: difference - 0.01, high: difference + 0.01},
  adjusted: apart ? 0.01 : 0.2,
  apart,
});

test('the confusion of the CNN counts the categories in which it is ahead by more than chance, as the record judges it', () => {
  const [digits, clothes] = both('cnn-32-32-32-dropout', 0.8);
  const gains = names.map((_, label) => gain(label < 3 ? 0.02 : -0.02, label < 4));
  const models = [...both('nn-512-20-epochs', 0.7), {...digits!, gains}, clothes!];
  const records = withFindings({classes: {models}});
  assert.match(
    plain(records, classConfusion.finding(records)),
    / Its F1 is above the NN’s, by more than chance, for 3 of 10 among digits \(below for 1\)\.$/,
  );
  assert.match(
    plain(records, mergedClasses.title(records)),
    /^Were a and b one category, the cnn-32-32-32-dropout would name 85\u202f%/,
  );
});

const accuracy = (mean: number) => ({images: 10, mean, sd: 0, interval: {low: mean, high: mean}});
const row = (dataset: string, name: string, all: number, fewer: number) => ({
  dataset,
  model: name,
  title: name,
  viewed: false,
  members: null,
  seeds: 1,
  official: accuracy(all),
  withoutNearDuplicates: accuracy(fewer),
  withoutSimilar: accuracy(fewer),
  withoutSuspects: null,
});

test('cleaned accuracies give the largest change without its sign, and say whether another model would lead', () => {
  const accuracies = [
    row('mnist', 'a', 0.9, 0.9),
    row('fashion-mnist', 'a', 0.8, 0.81),
    row('fashion-mnist', 'b', 0.805, 0.8),
  ];
  const records = withFindings({'label-errors': {criterion: {correlation: 0.98}, accuracies}});
  assert.equal(
    plain(records, cleanedFinding(records)),
    'Without those that have a twin, no model’s accuracy changes by more than 1.00 points. On Fashion-MNIST, not every column has the same model ahead.',
  );
  assert.deepEqual(cleanedFinding(madeUp), []);
  assert.deepEqual(
    cleanedModels(records).map(({title, places}) => [title, places]),
    [
      ['a', {mnist: 0, 'fashion-mnist': 1}],
      ['b', {'fashion-mnist': 2}],
    ],
  );
});

test('hard images count the labels of their neighbours that are the image’s own', () => {
  const image = (label: number) => ({split: 'test', index: label, label});
  const hard = (dataset: string) => ({
    dataset,
    models: [{seeds: [1, 2]}],
    missed: 3,
    missedByAll: 1,
    images: [{index: 4, label: 2, misses: 2, confidence: 0.1, wrong: {label: 3, votes: 2, confidence: 0.8}}],
    neighbours: {sheet: {file: 'x.png', columns: 3, images: [image(2), image(2), image(3)]}, distances: [[1, 2]]},
  });
  const records = withFindings({'hard-images': {datasets: [hard('mnist'), hard('fashion-mnist')]}});
  assert.match(plain(records, hardImages.title(records)), /^1 garment and 1 digit are missed by every network$/);
  assert.match(plain(records, hardImages.finding(records)), /1 of 2 among clothes and 1 of 2 among digits/);
  assert.match(plain(records, hardImages.rest!(records)), /^The networks are 2 on clothes and 2 on digits\./);
  const {columns, rows} = hardImages.table(records);
  assert.deepEqual([rows[0]!.length, ...rows[0]!.slice(-2)], [columns.length, 1, 1]);
});

test('efficiency draws measured sizes, and says how many images the CNN needs once laws are fitted', async () => {
  const estimate = (value: number) => ({value, low: value - 0.01, high: value + 0.01});
  const curve = (dataset: DatasetName, name: string, fitted: boolean) => ({
    dataset,
    name,
    points: [100, 1_000, 10_000].map((trainingCount, place) => ({
      trainingCount,
      model: name,
      seeds: 2,
      accuracy: {mean: 0.6 + place / 10, sd: 0, min: 0.6, max: 0.9},
      interval: {low: 0.5, high: 0.9},
    })),
    fit: fitted
      ? {
          accuracies: [100, 1_000, 20_000].map((trainingCount) => ({trainingCount, ...estimate(0.8)})),
          doubling: estimate(0.02),
        }
      : null,
  });
  const on = (fitted: boolean) => ({
    curves: (['mnist', 'fashion-mnist'] as const).flatMap((dataset) =>
      ['NN', 'CNN'].map((name) => curve(dataset, name, fitted)),
    ),
    leads: (['mnist', 'fashion-mnist'] as const).flatMap((dataset) =>
      [100, 1_000, 10_000].map((trainingCount) => ({
        ...{dataset, trainingCount, name: 'CNN', other: 'NN'},
        ...{difference: 0.01, low: -0.01, high: 0.03, p: 0.25, adjusted: 1, apart: false},
      })),
    ),
    reaches: (['mnist', 'fashion-mnist'] as const).map((dataset) => ({
      dataset,
      name: 'CNN',
      images: 4_321,
      low: 4_000,
      high: 5_000,
    })),
  });
  const [early, late] = [false, true].map((fitted) => withFindings({efficiency: on(fitted)}));
  assert.equal(plain(early!, efficiency.title(early!)), 'Error by the number of training images, so far');
  assert.match(plain(late!, efficiency.title(late!)), /the CNN needs about 4 thousand clothes, or 4 thousand digits$/);
  assert.match(
    plain(late!, efficiency.finding(late!)),
    / solid for the CNN\. Twice as many images would change the CNN’s accuracy by 2\.0 points on MNIST and 2\.0 points on Fashion-MNIST\. $/,
  );
  assert.match(
    plain(late!, efficiency.rest!(late!)),
    /between the two on MNIST nowhere; on Fashion-MNIST nowhere\. Twice as many .* by 2\.00 points \(1\.00 to 3\.00\) on MNIST and .*\. The numbers of the title have 95 in 100 intervals of 4,000 to 5,000 clothes and 4,000 to 5,000 digits\.$/,
  );
  const led = on(true);
  Object.assign(led.leads[1]!, {apart: true, difference: -0.02}); // the NN, digits
  for (const lead of led.leads.slice(3)) lead.apart = true; // the CNN, clothes
  const records = withFindings({efficiency: led});
  assert.match(
    plain(records, efficiency.rest!(records)),
    /between the two on MNIST with 1,000 images, the NN ahead; on Fashion-MNIST at every size, the CNN ahead\./,
  );
  const rows = efficiency.table(records).rows.map((row) => [row[1], ...row.slice(-4)]);
  assert.deepEqual(rows[1], ['NN', '', '', '', '']);
  assert.deepEqual(rows[4], ['CNN', -0.02, -0.01, 0.03, 1]);
  for (const records of [early!, late!])
    for (const width of ['wide', 'narrow'] as const) {
      const svg = await drawFigure(efficiency, records, width);
      assert.match(svg, />CNN</);
      assert.doesNotMatch(svg, /NaN|undefined|Infinity/);
    }
});
