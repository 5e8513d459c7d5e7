import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Records} from '../../../site/records/records.ts';
import {answersOf} from '../../../site/report/answers.ts';
import {plain} from '../../../site/report/phrases.ts';
import {madeUp} from '../records.ts';

const row = (dataset: string, model: string, mean: number) => ({
  dataset,
  model,
  parameters: 1000,
  seeds: 3,
  testAccuracy: {mean, sd: 0.001, low: mean - 0.01, high: mean + 0.01},
});
const contrast = (dataset: string, difference: number, apart: boolean, question = 'What does convolution gain?') => ({
  dataset,
  question,
  first: {model: 'nn-512', viewed: false, seeds: 3},
  second: {model: 'cnn', viewed: false, seeds: 3},
  recipes: {difference, low: difference - 0.01, high: difference + 0.01, apart},
});
const ranked = (title: string, mean: number, group: number, best = false) => ({
  model: title,
  title,
  architecture: 'CNN',
  group,
  best,
  accuracy: {mean, sd: 0.001},
});

function records(digits: object[], clothes: object[]): Records {
  return {
    ...madeUp,
    headline: [
      row('mnist', 'nn-512', 0.98),
      row('fashion-mnist', 'nn-512', 0.89),
      row('mnist', 'cnn', 0.99),
      row('fashion-mnist', 'cnn', 0.9),
    ],
    datasets: {
      mnist: {title: 'MNIST'},
      'fashion-mnist': {title: 'Fashion-MNIST', classNames: ['T-shirt/top', 'Trouser', 'Pullover']},
    },
    findings: {
      classes: {
        models: [
          {dataset: 'fashion-mnist', model: 'nn-512', merged: {labels: [0, 2], after: {accuracy: {mean: 0.981}}}},
        ],
      },
      comparisons: {
        contrasts: [
          contrast('fashion-mnist', 0.001, false),
          contrast('mnist', 0.0125, true),
          contrast('fashion-mnist', 0.02, true, 'What does tuning gain?'),
          contrast('fashion-mnist', 0.03, true, 'What do the means of today gain?'),
        ],
        rankings: [
          {dataset: 'mnist', models: digits},
          {dataset: 'fashion-mnist', models: clothes},
        ],
      },
    },
  } as unknown as Records;
}

const answers = (all: Records) => answersOf(all).map(({phrase}) => plain(all, phrase));

test('answersOf(records) answers every question by numbers on record', () => {
  const all = records([ranked('A', 0.99, 1, true), ranked('B', 0.98, 2)], [ranked('A', 0.94, 1), ranked('B', 0.93, 1)]);
  const [simple, harder, gained, best] = answers(all);
  assert.match(simple!, /98\.0\s%.*digits.*89\.0\s%/s);
  assert.match(harder!, /T-shirt\/top and Pullover counted as one.*98\.1\s%/s);
  assert.match(
    gained!,
    /1\.25 points on digits and by \+?0\.10 points, which may be chance, on clothes\. On clothes, tuning with longer training adds 2\.00 points and modern methods 3\.00 points more\./,
  );
  assert.match(best!, /On MNIST, A is best, with 99\.00\s%\./);
  assert.match(
    best!,
    /On Fashion-MNIST, A leads the single networks with 94\.00\s%, but one other cannot be told apart from it\./,
  );
});

test('answersOf(records) divides the gain between architecture and training where that is known', () => {
  const all = records([], []);
  const part = (difference: number) => ({difference, low: difference - 0.001, high: difference + 0.001});
  const row = (dataset: string, model: string, [architecture, training]: [number, number]) => ({
    dataset,
    model,
    whole: part(architecture + training),
    architecture: part(architecture),
    training: part(training),
    mended: {share: 10 * (architecture + training), low: 0, high: 1},
  });
  const modern = 'airbench-small-controlled-augmented';
  const divided = [
    row('fashion-mnist', 'another', [0.5, 0.5]),
    row('fashion-mnist', modern, [0.03, 0.01]),
    row('mnist', modern, [0.01, 0.002]),
  ];
  const told = {...all, findings: {...all.findings, controlled: {divided}}} as unknown as Records;
  const gained = answersOf(told).find(({path}) => path === '/what-convolution-is-worth/')!;
  assert.match(
    plain(told, gained.phrase),
    /clothes rises by 4\.00 points: 3\.00 come from the architecture, 1\.00 from the training\. On digits it rises by 1\.20: 1\.00 and 0\.20\. Of the mistakes, 40.% on clothes and 12.% on digits are gone\./,
  );
});

test('answersOf(records) leaves out what has not been measured', () => {
  const without = {...madeUp, headline: []} as unknown as Records;
  assert.deepEqual(answersOf(without), []);
});
