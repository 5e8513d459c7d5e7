import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Records} from '../../../site/records/records.ts';
import {plain} from '../../../site/report/phrases.ts';
import {verdictOn} from '../../../site/report/verdicts.ts';
import {madeUp} from '../records.ts';

const contrast = (dataset: string, recipes: object | null) => ({
  dataset,
  question: 'What helps?',
  second: {model: 'cnn'},
  recipes,
});
const records = {
  ...madeUp,
  datasets: {mnist: {title: 'MNIST'}, 'fashion-mnist': {title: 'Fashion-MNIST'}},
  findings: {
    comparisons: {
      contrasts: [
        contrast('fashion-mnist', {difference: 0.02, low: 0.01, high: 0.03, apart: true}),
        contrast('mnist', {difference: 0.001, low: -0.001, high: 0.003, apart: false}),
      ],
    },
  },
} as unknown as Records;

test('verdictOn(records, question, dataset) tells more than chance from what may be chance', () => {
  const said = (dataset: 'mnist' | 'fashion-mnist') => plain(records, verdictOn(records, 'What helps?', dataset)!);
  assert.match(said('fashion-mnist'), /rises by 2\.00 points \(1\.00 to 3\.00\): that is more than chance\. $/);
  assert.match(said('mnist'), /rises by 0\.10 points \(\D0\.10 to 0\.30\): that may be chance\. $/);
});

test('verdictOn(records, question, dataset) says nothing of what was not asked or not answered', () => {
  assert.equal(verdictOn(records, 'What else?', 'mnist'), undefined);
  const open = {...records, findings: {comparisons: {contrasts: [contrast('mnist', null)]}}} as unknown as Records;
  assert.equal(verdictOn(open, 'What helps?', 'mnist'), undefined);
});
