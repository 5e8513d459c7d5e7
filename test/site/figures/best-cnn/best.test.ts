import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {
  Comparisons,
  Costs,
  DatasetName,
  Ensembles,
  Ingredients,
} from '../../../../experiments/artifacts/schema.ts';
import {best, gains} from '../../../../site/figures/best-cnn/best.ts';
import {costs} from '../../../../site/figures/best-cnn/costs.ts';
import {ingredients} from '../../../../site/figures/best-cnn/ingredients.ts';
import {viewsFinding} from '../../../../site/figures/best-cnn/views.ts';
import {voting} from '../../../../site/figures/best-cnn/voting.ts';
import {drawFigure} from '../../../../site/figures/drawing.ts';
import {type Figure, isReady} from '../../../../site/figures/figure.ts';
import type {Records} from '../../../../site/records/records.ts';
import {plain} from '../../../../site/report/phrases.ts';
import {csv} from '../../../../site/tables/csv.ts';
import {madeUp} from '../../records.ts';

type Ranked = Comparisons['rankings'][number]['models'][number];
type Offer = Costs['offers'][number];

const datasets = {
  mnist: {...madeUp.datasets.mnist, title: 'MNIST'},
  'fashion-mnist': {...madeUp.datasets['fashion-mnist'], title: 'Fashion-MNIST'},
};
const withFindings = (findings: object) => ({...madeUp, datasets, findings}) as unknown as Records;
const around = (difference: number, half = 0.001) => ({difference, low: difference - half, high: difference + half});
const judged = (difference: number, apart = difference > 0.001) => ({
  ...around(difference),
  p: 0.01,
  adjusted: 0.02,
  apart,
});
const interval = (value: number) => ({low: value - 0.005, high: value + 0.005});
const spread = (mean: number) => ({mean, sd: 0.001, min: mean - 0.001, max: mean + 0.001});

function ranked(model: string, mean: number, group: number, best = false): Ranked {
  const architecture = model.startsWith('nn') ? 'NN' : 'CNN';
  return {
    model,
    title: model.toUpperCase(),
    architecture,
    parameters: 1000,
    multiplyAdds: 10_000,
    seeds: 3,
    accuracy: spread(mean),
    interval: interval(mean),
    group,
    best,
    lead: null,
    viewed: null,
  };
}

function offer(dataset: DatasetName, name: Offer['name'], model: string, accuracy: number, front: boolean): Offer {
  return {
    dataset,
    name,
    model,
    title: name === 'views' ? `${model}, several views` : model,
    architecture: 'CNN',
    networks: 3,
    parameters: 1000,
    multiplyAdds: 10_000,
    trainingOperations: 1e9,
    seconds: 10,
    accuracy,
    interval: interval(accuracy),
    gain: name === 'network' ? null : judged(accuracy - 0.9),
    overOneLook: name === 'views' ? judged(0.0005) : null,
    front: {parameters: front, multiplyAdds: front, trainingOperations: front},
  };
}

function ensemble(dataset: DatasetName, gain: number): Ensembles['ensembles'][number] {
  const together = {validation: 0.94, test: 0.94, interval: interval(0.94), gain: judged(gain)};
  return {
    dataset,
    name: 'cnn-ensemble',
    title: 'CNN, 2 networks',
    architecture: 'CNN',
    parameters: 2000,
    trainingOperations: 2e9,
    members: [1, 2].map((seed) => ({model: 'cnn', seed, key: '0123456789abcdef', viewed: false})),
    selection: null,
    alone: {validation: spread(0.93), test: spread(0.93)},
    majority: together,
    mean: {...together, calibration: {} as never},
  };
}

const rankings = [
  {
    dataset: 'mnist',
    models: [ranked('small', 0.995, 1), ranked('tuned', 0.994, 1), ranked('nn-512-20-epochs', 0.98, 2)],
  },
  {
    dataset: 'fashion-mnist',
    models: [ranked('small', 0.94, 1, true), ranked('tuned', 0.92, 2), ranked('nn-9', 0.9, 3)],
  },
];
const offers = (['mnist', 'fashion-mnist'] as const).flatMap((dataset) => [
  offer(dataset, 'network', 'cnn', 0.9, true),
  offer(dataset, 'views', 'cnn', 0.91, false),
  offer(dataset, 'ensemble', 'cnn', 0.92, true),
]);
const pooled = (apart: boolean) =>
  (['mnist', 'fashion-mnist'] as const).map((dataset, place) => ({
    ...judged(0.001 + place / 1000, apart),
    dataset,
    networks: 5,
  }));
const recipe = (model: string, changed: Ingredients['recipes'][number]['change']) => ({
  dataset: 'fashion-mnist',
  model,
  title: `Without ${model}`,
  seeds: 3,
  accuracy: spread(0.93),
  change: changed,
});
const recipes = [
  recipe('nothing', null),
  recipe('flip', judged(-0.01, true)),
  recipe('smoothing', judged(0.0001, false)),
];

const whole = {
  comparisons: {rankings},
  costs: {reference: 'cnn-32-32-32-dropout', offers, views: pooled(false)},
  ensembles: {ensembles: [ensemble('mnist', 0.0001), ensemble('fashion-mnist', 0.01)]},
  ingredients: {recipes},
};
const title = (figure: Figure, findings: object = whole) => {
  const records = withFindings(findings);
  return plain(records, figure.title(records));
};

for (const figure of [best, gains, voting, ingredients, costs]) {
  test(`${figure.id} waits for its record, then shows it`, async () => {
    assert.equal(isReady(figure, madeUp), false);
    const records = withFindings(whole);
    assert.equal(isReady(figure, records), true);
    const words = [figure.title(records), figure.finding(records)].map((phrase) => plain(records, phrase));
    const drawings = await Promise.all(
      (['wide', 'narrow'] as const).map((width) => drawFigure(figure, records, width)),
    );
    const all = [...words, figure.alternative(records), csv(figure.table(records)), ...drawings];
    assert.doesNotMatch(all.join('\n'), /NaN|undefined|Infinity|not yet measured/);
    for (const drawing of drawings) assert.match(drawing, /^<svg/);
    assert.ok(figure.table(records).rows.length > 0);
  });
}

test('best says best only of a leader that stands apart, and leaves out other NNs', () => {
  assert.equal(title(best), 'On MNIST, SMALL and TUNED share the lead; on Fashion-MNIST, SMALL is best');
  const names = best.table(withFindings(whole)).rows.map(([, name]) => name);
  assert.ok(names.includes('NN-512-20-EPOCHS') && !names.includes('NN-9'));
  const tied = ['a', 'b', 'c', 'd'].map((model) => ranked(model, 0.9, 1));
  assert.equal(
    title(best, {comparisons: {rankings: [{dataset: 'mnist', models: tied}]}}),
    'On MNIST, A and 3 others share the lead',
  );
});

test('voting and views count only gains beyond chance', () => {
  assert.match(title(voting), /^In 1 of 2 cases/);
  const said = (views: object[]) => {
    const records = withFindings({costs: {...whole.costs, views}});
    return plain(records, viewsFinding(records));
  };
  assert.equal(
    said([pooled(false)[0]!, pooled(true)[1]!]),
    'To all networks together it brings nothing beyond chance on MNIST and 0.20 points on Fashion-MNIST.',
  );
  assert.equal(said([]), '');
});

test('ingredients names the changes that hold after correction', () => {
  assert.equal(
    title(ingredients),
    'Of 2 changes, one makes a difference beyond chance: without flip (\u22121.00 points)',
  );
  const none = recipes.map((each) => ({...each, change: each.change && {...each.change, apart: false}}));
  assert.equal(
    title(ingredients, {ingredients: {recipes: none}}),
    'No single ingredient makes a difference beyond chance',
  );
});

test('costs names what is on all three fronts', () => {
  assert.equal(title(costs), 'Worth their price on clothes by size, by work and by training: cnn and cnn');
});
