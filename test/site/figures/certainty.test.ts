import assert from 'node:assert/strict';
import {test} from 'node:test';
import {drawFigure} from '../../../site/figures/drawing.ts';
import {isReady} from '../../../site/figures/figure.ts';
import {contrasts} from '../../../site/figures/how-sure/contrasts.ts';
import {modelNoise, ranking} from '../../../site/figures/how-sure/ranking.ts';
import {temperatures} from '../../../site/figures/how-sure/temperatures.ts';
import type {Records} from '../../../site/records/records.ts';
import {plain} from '../../../site/report/phrases.ts';
import {madeUp} from '../records.ts';
import {figuresOf} from './of-chapter.ts';

const datasets = {
  mnist: {...madeUp.datasets.mnist, title: 'MNIST', classNames: []},
  'fashion-mnist': {...madeUp.datasets['fashion-mnist'], title: 'Fashion-MNIST', classNames: []},
};
const withFindings = (findings: object) => ({...madeUp, datasets, findings}) as unknown as Records;

const ranked = (model: string, mean: number, group: number, best = false) => ({
  model,
  title: model.toUpperCase(),
  architecture: 'CNN',
  parameters: 1,
  seeds: 3,
  accuracy: {mean, sd: 0.001, min: mean - 0.002, max: mean + 0.003},
  interval: {low: mean - 0.01, high: mean + 0.01},
  group,
  best,
  lead: group === 1 ? null : {difference: 0.01, low: 0.001, high: 0.02, p: 0.0001},
  viewed: null,
});

const contrast = (question: string, apart: boolean | null) => ({
  dataset: 'fashion-mnist',
  question,
  first: {model: 'a', viewed: false, seeds: 3},
  second: {model: 'b', viewed: true, seeds: apart === null ? 0 : 3},
  models: null,
  recipes:
    apart === null ? null : {difference: 0.01, low: 0, high: 0.02, p: 0.2, adjusted: 0.4, permutation: 0.1, apart},
});

const comparisons = {
  rankings: [
    {dataset: 'mnist', models: [ranked('a', 0.99, 1), ranked('b', 0.989, 1)]},
    {dataset: 'fashion-mnist', models: [ranked('b', 0.93, 1, true), ranked('a', 0.9, 2)]},
  ],
  contrasts: [contrast('Tied?', false), contrast('And apart?', true), contrast('Open?', null)],
};

test('figures of certainty are not ready without their record', () => {
  const all = figuresOf('/how-sure/');
  assert.ok(all.length > 5 && all.every((figure) => !isReady(figure, madeUp)));
  assert.ok(isReady(ranking, withFindings({comparisons})));
});

test('the ranking says that a leader is separate only where the record does, and counts ties', () => {
  const records = withFindings({comparisons});
  assert.equal(
    plain(records, ranking.title(records)),
    'B leads and can be told from every other on clothes; 1 other model cannot be told apart from the leader on digits',
  );
});

test('the noise between seeds is the widest range of one model', () => {
  const records = withFindings({comparisons});
  assert.match(plain(records, modelNoise.title(records)), /up to 0.50 points apart on clothes, 0.50 on digits/);
});

test('contrasts count differences, ties and what is not answered', async () => {
  const groups = ['mnist', 'fashion-mnist'].flatMap((dataset) =>
    ['a', 'b'].map((model) => ({dataset, model, title: model})),
  );
  const records = {...withFindings({comparisons}), studies: {s: {groups}} as never};
  assert.equal(
    plain(records, contrasts.title(records)),
    'Of 3 questions asked beforehand, 2 are answered so far: 1 by a difference, 1 by a tie',
  );
  assert.match(await drawFigure(contrasts, records, 'wide'), /Apart\?/);
  assert.deepEqual(contrasts.table(records).rows.at(-1)!.slice(1, 4), ['Open?', 'a', 'b, several views']);
});

test('temperatures say in how many cases calibration helps', () => {
  const scores = (error: number) => ({calibrationError: {mean: error}});
  const row = (dataset: string, before: number, after: number) => ({
    dataset,
    model: 'cnn-32-32-32-dropout',
    plain: {before: scores(before), after: scores(after)},
  });
  const title = (...models: object[]) => {
    const records = withFindings({calibration: {models}});
    return plain(records, temperatures.title(records));
  };
  assert.match(title(row('mnist', 0.1, 0.01), row('fashion-mnist', 0.1, 0.05)), /of every model$/);
  assert.match(title(row('mnist', 0.1, 0.01), row('fashion-mnist', 0.1, 0.1)), /in 1 of 2 cases$/);
});
