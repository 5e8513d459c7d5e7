import assert from 'node:assert/strict';
import {test} from 'node:test';
import {drawFigure} from '../../../site/figures/drawing.ts';
import {isReady} from '../../../site/figures/figure.ts';
import {reliability} from '../../../site/figures/how-sure/calibration.ts';
import {contrasts} from '../../../site/figures/how-sure/contrasts.ts';
import {modelNoise, ranking} from '../../../site/figures/how-sure/ranking.ts';
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
    'B leads alone on clothes; 1 model ties with the leader on digits',
  );
});

test('the noise between seeds is the widest range of one model', () => {
  const records = withFindings({comparisons});
  assert.match(plain(records, modelNoise.title(records)), /up to 0.5 points apart on clothes, 0.5 on digits/);
});

test('contrasts count differences, ties and what is not answered', async () => {
  const groups = ['mnist', 'fashion-mnist'].flatMap((dataset) =>
    ['a', 'b'].map((model) => ({dataset, model, title: model})),
  );
  const records = {...withFindings({comparisons}), studies: {s: {groups}} as never};
  assert.equal(
    plain(records, contrasts.title(records)),
    'Of 3 questions asked beforehand, 2 are answered so far: 1 found a difference, 1 a tie',
  );
  assert.match(await drawFigure(contrasts, records, 'wide'), /Apart\?/);
  assert.deepEqual(contrasts.table(records).rows.at(-1)!.slice(1, 4), ['Open?', 'a', 'b, several views']);
});

test('reliability says whether the CNN is too sure, what one number does to its error, and in how many cases', () => {
  const row = (dataset: string, before: number, after: number, temperature = 0.5) => ({
    dataset,
    model: 'cnn-32-32-32-dropout',
    plain: {
      temperature: {mean: temperature},
      before: {calibrationError: {mean: before}},
      after: {calibrationError: {mean: after}},
    },
  });
  const words = (...models: ReturnType<typeof row>[]) => {
    const records = withFindings({calibration: {models}});
    return [reliability.title(records), reliability.finding(records)].map((phrase) => plain(records, phrase));
  };
  const [title, finding] = words(row('mnist', 0.1, 0.1), row('fashion-mnist', 0.17, 0.01));
  assert.match(
    title!,
    /^On clothes the CNN is less sure than it could be; one number cuts its error from 17.% to 1.%$/,
  );
  assert.match(finding!, /falls in 1 of 2 cases/);
  const [unmended] = words(row('mnist', 0.1, 0.01), row('fashion-mnist', 0.1, 0.2, 2));
  assert.equal(unmended, 'On clothes the CNN is surer than it should be');
});
