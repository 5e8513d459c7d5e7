import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {ModelConfig} from '../../../experiments/artifacts/schema.ts';
import {buildNetwork} from '../../../experiments/models/index.ts';
import {summarizeLayers} from '../../../experiments/models/summarize.ts';
import {citationOf} from '../../../site/cards/citation.ts';
import {dataSheetOf, worksOf} from '../../../site/cards/data-sheets.ts';
import {predictionFiles, sizeInWords, validationImages, weightFile} from '../../../site/cards/handouts.ts';
import {cardLayers, weightCount} from '../../../site/cards/layers.ts';
import {distinctModels, finalModels, modelCard} from '../../../site/cards/model-cards.ts';
import type {Records} from '../../../site/records/records.ts';
import {grey28} from '../../experiments/shapes.ts';
import {madeUp} from '../records.ts';

const cnn: ModelConfig = {kind: 'convolutional', filters: [4, 8], pooled: 1, denseUnits: 16, dropoutRate: 0};
const files = {'test-probabilities.f16': 'a', 'validation-probabilities.f16': 'b', 'weights.f16': 'c'};
const trial = {dataset: 'mnist', seed: 3, split: {testCount: 20, validationCount: 10}, model: cnn};
const trials = {
  final: {result: {trial, test: {}, files}, run: {finishedAt: '2026-03-04T05:06:07Z'}},
  other: {
    result: {trial, test: null, files: {'validation-probabilities.f16': 'b'}},
    run: {finishedAt: '2026-01-01T00:00:00Z'},
  },
} as unknown as Records['trials'];
const datasets = {mnist: {shape: grey28}} as unknown as Records['datasets'];

const summaries = (config: ModelConfig) => summarizeLayers(buildNetwork(config, grey28));

test('cardLayers(config, summaries) lays the arrays of all layers end to end', () => {
  const arrays = cardLayers(cnn, grey28, summaries(cnn)).flatMap((layer) => layer.arrays);
  assert.deepEqual(arrays[0], {name: '1 convolution kernel', role: 'kernel', shape: [3, 3, 1, 4], start: 0, count: 36});
  assert.equal(
    arrays.reduce((sum, {count}) => sum + count, 0),
    weightCount(cnn, grey28),
  );
  for (const [place, {shape, start}] of arrays.entries()) {
    const end = start + shape.reduce((product, length) => product * length, 1);
    if (place + 1 < arrays.length) assert.equal(arrays[place + 1]!.start, end);
    else assert.equal(end, 36 + 4 + 288 + 8 + 11 * 11 * 8 * 16 + 16 + 160 + 10);
  }
});

test('cardLayers(config, summaries) says what one has to know to predict', () => {
  const airbench: ModelConfig = {kind: 'airbench', widths: [4, 6, 8]};
  const layers = cardLayers(airbench, grey28, summaries(airbench));
  const normalization = layers.find(({kind}) => kind === 'normalization')!;
  assert.deepEqual(
    normalization.arrays.map(({role}) => role),
    ['shift', 'mean', 'variance'],
  );
  assert.match(normalization.does, /\(x − mean\) \/ sqrt\(variance \+ 1e-12\) \+ shift/);
  const pooling = layers.find(({kind}) => kind === 'pooling')!;
  assert.deepEqual(pooling.settings, {size: 2, stride: 2, edge: 0});
  assert.deepEqual(layers.find(({kind}) => kind === 'convolution')!.settings, {size: 3, stride: 1, edge: 1});
  assert.equal(layers.at(-1)!.settings.factor, 1 / 9);
});

test('validationImages(records, key) is the list of just the split of the run', () => {
  const splits = {inputs: {}, sets: [{dataset: 'mnist', kept: {seed: 1, validationCount: 5}, count: 5, file: 'a.csv'}]};
  const fold = {count: 5, index: 0};
  const runs = [{}, {seed: 2}, {fold}].map((other, place) => [
    place,
    {result: {trial: {dataset: 'mnist', split: {seed: 1, validationCount: 5, ...other}}}},
  ]);
  const records = {findings: {splits}, trials: Object.fromEntries(runs)} as unknown as Records;
  assert.deepEqual(
    ['0', '1', '2'].map((key) => validationImages(records, key)),
    ['/splits/a.csv', undefined, undefined],
  );
});

test('predictionFiles(records, key) offers the probabilities of final runs alone, with their shapes', () => {
  assert.deepEqual(
    predictionFiles({trials, datasets}, 'final').map(({path, shape}) => [path, shape]),
    [
      ['/predictions/final/test-probabilities.f16', [20, 10]],
      ['/predictions/final/validation-probabilities.f16', [10, 10]],
    ],
  );
  assert.deepEqual(predictionFiles({trials, datasets}, 'other'), []);
});

test('weightFile(records, key) offers weights where they were kept', () => {
  assert.equal(weightFile({trials, datasets}, 'final')?.path, '/networks/final.f16');
  assert.equal(weightFile({trials, datasets}, 'other'), undefined);
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

test('distinctModels(records) names two models once that are the same runs', () => {
  const group = (model: string, key: string) => ({
    ...{dataset: 'mnist', model, test: {}},
    trials: [{key, finished: true}],
  });
  const records = {
    headline: ['nn-512', 'nn-512-20-epochs', 'cnn', 'ensemble'].map((model) => ({dataset: 'mnist', model})),
    studies: {
      one: {groups: [group('nn-512', 'a')]},
      other: {groups: [group('nn-512-20-epochs', 'a'), group('cnn', 'b')]},
    },
    trials: Object.fromEntries(['a', 'b'].map((key) => [key, {result: {test: {}}}])),
  } as unknown as Records;
  assert.deepEqual(distinctModels(records), ['nn-512', 'cnn', 'ensemble']);
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
    precision: value === 0.4 ? null : estimate(value / 2), // null: it was never answered
    recall: estimate(value),
    f1: estimate(value),
  }));
  const records = {
    ...madeUp,
    headline: [{...row, testAccuracy: accuracy}],
    datasets: {mnist: {title: 'MNIST', classNames: ['a', 'b', 'c', 'd'], shape: grey28}},
    findings: {classes: {models: [{dataset: 'mnist', model: 'nn-512', classes}]}},
  } as unknown as Records;
  assert.deepEqual(finalModels(records), ['nn-512']);
  const card = modelCard(records, 'nn-512');
  assert.equal(card.title, 'Simple NN');
  assert.deepEqual(card.on[0]!.testAccuracy, {...accuracy, sd: null}); // one seed does not vary
  assert.deepEqual(
    card.on[0]!.weakestClasses.map(({name, precision, f1}) => [name, precision, f1]),
    [
      ['b', 0.1, 0.2],
      ['d', null, 0.4],
      ['c', 0.35, 0.7],
    ],
  );
  assert.equal(card.on[0]!.calibration, null);
  assert.throws(() => modelCard(records, 'resnet'), /unknown model: resnet \(expected one of nn-512\)/);
});

test('modelCard(records, name) names the members of an ensemble, how they look and what is averaged', () => {
  const score = {mean: 0.5, sd: 0, min: 0.5, max: 0.5, low: 0.45, high: 0.55};
  const row = {dataset: 'mnist', model: 'both', architecture: 'CNN', parameters: 9, seeds: 1, members: ['cnn/3']};
  const members = [{model: 'cnn', seed: 3, key: 'final', viewed: true}];
  const named = {...files, 'viewed-test-probabilities.f16': 'd'};
  const records = {
    ...madeUp,
    headline: [{...row, validationAccuracy: score, testAccuracy: score}],
    datasets: {mnist: {title: 'MNIST', classNames: [], shape: grey28}},
    trials: {final: {...trials.final!, result: {...trials.final!.result, files: named}}},
    findings: {ensembles: {ensembles: [{dataset: 'mnist', name: 'both', title: 'Both', members, mean: {}}]}},
  } as unknown as Records;
  const [on] = modelCard(records, 'both').on;
  assert.deepEqual(
    [on!.seeds, on!.testAccuracy.sd, on!.validationAccuracy.sd, on!.views],
    [null, null, null, 'several'],
  );
  assert.deepEqual(on!.members, [{model: 'cnn', title: 'cnn', seed: 3, key: 'final', views: 'several'}]);
  assert.deepEqual(
    on!.files.map(({kind}) => kind),
    ['test by several views'],
  );
});

test('both data sheets answer the same sections, and rest on works', () => {
  const [one, other] = ['mnist', 'fashion-mnist'].map(dataSheetOf);
  const titles = ({sections}: typeof one & object) => sections.map(({title}) => title);
  assert.deepEqual(titles(one!), titles(other!));
  for (const sheet of [one!, other!]) assert.ok(worksOf(sheet).length > 0, sheet.title);
});
