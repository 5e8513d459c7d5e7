import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Records} from '../../../site/records/records.ts';
import {either, plain} from '../../../site/report/phrases.ts';

test('either(records, quotes) says once what is the same, and each of what differs', () => {
  const rows = [
    {dataset: 'mnist', model: 'nn-512', parameters: 1000},
    {dataset: 'fashion-mnist', model: 'nn-512', parameters: 1000},
    {dataset: 'mnist', model: 'cnn', parameters: 1000},
    {dataset: 'fashion-mnist', model: 'cnn', parameters: 2000},
  ];
  const records = {headline: rows, studies: {}, findings: {}, trials: {}} as unknown as Records;
  const of = (model: string) =>
    plain(
      records,
      either(
        records,
        ['mnist', 'fashion-mnist'].map((dataset) => ({at: `headline/${dataset}/${model}#parameters`, as: 'count'})),
      ),
    );
  assert.deepEqual([of('nn-512'), of('cnn')], ['1,000', '1,000 or 2,000']);
});
