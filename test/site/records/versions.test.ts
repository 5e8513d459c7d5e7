import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Records} from '../../../site/records/records.ts';
import {
  codeOf,
  versionOfAnalysis,
  versionOfFinding,
  versionOfRuns,
  versionOfSearch,
} from '../../../site/records/versions.ts';

const [mnist, fashion] = ['0123456789', 'fedcba9876'];

function computation(data: string, step: string) {
  return {data, steps: {step}, initialState: '', firstBatches: '', learningRates: '', scoring: ''};
}

const made = {
  trials: {
    a: {result: {computation: computation(mnist!, 'dense')}},
    b: {result: {computation: computation(mnist!, 'dense')}},
    c: {result: {computation: computation(fashion!, 'dense')}},
    d: {result: {computation: computation(fashion!, 'convolution')}},
  },
  findings: {costs: {inputs: {source: '1111111122', trials: '3333333344'}}},
  searches: {rates: {candidates: [{computation: computation(mnist!, 'dense')}]}},
  datasets: {mnist: {inputs: {data: mnist, version: 2}}},
  lookAlikes: {mnist: {inputs: {data: mnist, version: 3}}},
} as unknown as Records;

test('versionOfRuns(records, keys) names the data, and the code where it is the same', () => {
  const code = codeOf(computation(mnist!, 'dense')).slice(0, 8);
  assert.match(code, /^[0-9a-f]{8}$/);
  assert.equal(versionOfRuns(made, ['a', 'b', 'unfinished']), `2 runs, data 01234567, code ${code}`);
  assert.equal(versionOfRuns(made, ['a', 'c']), `2 runs, data 01234567, data fedcba98, code ${code}`);
  assert.equal(versionOfRuns(made, ['c', 'd']), '2 runs, data fedcba98');
  assert.equal(versionOfRuns(made, ['unfinished']), '');
});

test('versionOfSearch(records, name) is that of its candidates', () => {
  assert.match(versionOfSearch(made, 'rates'), /^1 run, data 01234567, code [0-9a-f]{8}$/);
  assert.equal(versionOfSearch(made, 'later'), '');
});

test('versionOfFinding(records, name) names the runs and the code', () => {
  assert.equal(versionOfFinding(made, 'costs'), 'runs 33333333, code 11111111');
  assert.equal(versionOfFinding(made, 'tuning'), '');
});

test('versionOfAnalysis(records, folder, dataset) names the data and the version', () => {
  assert.equal(versionOfAnalysis(made, 'datasets', 'mnist'), 'data 01234567, version 2');
  assert.equal(versionOfAnalysis(made, 'look-alikes', 'mnist'), 'data 01234567, version 3');
});
