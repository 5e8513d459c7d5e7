import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {ModelConfig} from '../../../experiments/artifacts/schema.ts';
import {citationOf} from '../../../site/cards/citation.ts';
import {dataSheets, worksOf} from '../../../site/cards/data-sheets.ts';
import {predictionFiles, sizeInWords, weightArrays, weightFile} from '../../../site/cards/handouts.ts';
import {finalModels, modelCard} from '../../../site/cards/model-cards.ts';
import type {Records} from '../../../site/records.ts';
import {madeUp} from '../records.ts';

const cnn: ModelConfig = {kind: 'convolutional', filters: [4, 8], pooled: 1, denseUnits: 16, dropoutRate: 0};
const files = {'test-probabilities.f16': 'a', 'validation-probabilities.f16': 'b', 'weights.f16': 'c'};
const trial = {seed: 3, split: {testCount: 20, validationCount: 10}, model: cnn};
const trials = {
  final: {result: {trial, test: {}, files}, run: {finishedAt: '2026-03-04T05:06:07Z'}},
  other: {
    result: {trial, test: null, files: {'validation-probabilities.f16': 'b'}},
    run: {finishedAt: '2026-01-01T00:00:00Z'},
  },
} as unknown as Records['trials'];

test('weightArrays(config) lays the arrays of all layers end to end', () => {
  const arrays = weightArrays(cnn);
  assert.deepEqual(arrays[0], {name: '1 convolution kernel', shape: [3, 3, 1, 4], start: 0});
  for (const [place, {shape, start}] of arrays.entries()) {
    const end = start + shape.reduce((product, length) => product * length, 1);
    if (place + 1 < arrays.length) assert.equal(arrays[place + 1]!.start, end);
    else assert.equal(end, 36 + 4 + 288 + 8 + 11 * 11 * 8 * 16 + 16 + 160 + 10);
  }
});

test('predictionFiles(records, key) offers the probabilities of final runs alone, with their shapes', () => {
  assert.deepEqual(
    predictionFiles({trials}, 'final').map(({path, shape}) => [path, shape]),
    [
      ['/predictions/final/test-probabilities.f16', [20, 10]],
      ['/predictions/final/validation-probabilities.f16', [10, 10]],
    ],
  );
  assert.deepEqual(predictionFiles({trials}, 'other'), []);
});

test('weightFile(records, key) offers weights where they were kept', () => {
  assert.equal(weightFile({trials}, 'final')?.path, '/networks/final.f16');
  assert.equal(weightFile({trials}, 'other'), undefined);
});

test('sizeInWords(bytes) rounds to kilobytes and megabytes, and never to nothing', () => {
  assert.deepEqual([12, 52_501, 1_250_000].map(sizeInWords), ['1 kB', '53 kB', '1.3 MB']);
});

test('citationOf(records, version, address) is dated by the last result', () => {
  const {bibtex, cff} = citationOf({trials}, '1.2.3', 'https://example.org/');
  assert.match(bibtex, /^@misc\{clothes-and-digits,\n[\s\S]*year = \{2026\},[\s\S]*results of 2026-03-04[\s\S]*\n\}$/);
  assert.match(bibtex, /url = \{https:\/\/example\.org\/\}/);
  assert.match(
    cff,
    /^cff-version: 1\.2\.0\nmessage: .*\ntitle: ".*"\nauthors:\n {2}- name: .*\nversion: 1\.2\.3\ndate-released: 2026-03-04\n/,
  );
  assert.doesNotMatch(citationOf({trials}, '1.2.3').bibtex, /url/);
});

test('modelCard(records, name) takes its numbers from the records, and the weakest classes first', () => {
  const accuracy = {mean: 0.5, sd: 0.01, min: 0.4, max: 0.6, low: 0.45, high: 0.55};
  const row = {
    dataset: 'mnist',
    model: 'nn-512',
    architecture: 'NN',
    parameters: 9,
    seeds: 1,
    validationAccuracy: accuracy,
  };
  const estimate = (value: number) => ({value, low: value, high: value});
  const classes = [0.9, 0.2, 0.7, 0.4].map((value) => ({
    precision: null,
    recall: estimate(value),
    f1: estimate(value),
  }));
  const records = {
    ...madeUp,
    headline: [{...row, testAccuracy: accuracy}],
    datasets: {mnist: {title: 'MNIST', classNames: ['a', 'b', 'c', 'd']}},
    findings: {classes: {models: [{dataset: 'mnist', model: 'nn-512', classes}]}},
  } as unknown as Records;
  assert.deepEqual(finalModels(records), ['nn-512']);
  const card = modelCard(records, 'nn-512');
  assert.equal(card.title, 'NN 512');
  assert.deepEqual(card.on[0]!.testAccuracy, accuracy);
  assert.deepEqual(
    card.on[0]!.weakestClasses.map(({name, f1}) => [name, f1]),
    [
      ['b', 0.2],
      ['d', 0.4],
      ['c', 0.7],
    ],
  );
  assert.equal(card.on[0]!.calibration, null);
  assert.throws(() => modelCard(records, 'resnet'), /unknown model: resnet \(expected one of nn-512\)/);
});

test('both data sheets answer the same sections, and rest on works', () => {
  const [one, other] = Object.values(dataSheets);
  const titles = ({sections}: typeof one & object) => sections.map(({title}) => title);
  assert.deepEqual(titles(one!), titles(other!));
  for (const sheet of [one!, other!]) assert.ok(worksOf(sheet).length > 0, sheet.title);
});
