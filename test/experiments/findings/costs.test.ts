import assert from 'node:assert/strict';
import {test} from 'node:test';
import {costsSchema} from '../../../experiments/artifacts/schema.ts';
import {costs, countLooks} from '../../../experiments/findings/costs.ts';
import {listMoves} from '../../../experiments/training/predict.ts';
import {guesses, labels, madeUpEvidence, madeUpTrial} from './made-up.ts';

const reference = 'cnn-32-32-32-dropout';
const said = (wrong: Record<number, number> = {}) => ({
  validation: guesses(labels.validation, 0.9),
  test: guesses(labels.test, 0.9, wrong),
});

async function find(...trials: Parameters<typeof madeUpTrial>[0][]) {
  const {record} = await costs.find(madeUpEvidence(trials.map(madeUpTrial)));
  return costsSchema.parse({inputs: {source: '0'.repeat(64), trials: '0'.repeat(64)}, ...record});
}

test('costs counts the looks and the members of each offer, and marks what nothing beats for less', async () => {
  const {offers} = await find(
    {model: reference, seed: 1, ...said({0: 1, 1: 2})},
    {model: 'cnn', seed: 1, ...said({0: 1}), viewed: said()},
    {model: 'cnn', seed: 2, ...said({1: 2}), viewed: said()},
  );
  assert.deepEqual(
    offers.map(({model, name, networks, accuracy}) => [model, name, networks, accuracy]),
    [
      [reference, 'network', 1, 0.6],
      ['cnn', 'network', 2, 0.8],
      ['cnn', 'views', 2, 1],
      ['cnn', 'ensemble', 2, 1],
    ],
  );
  const [base, network, views, ensemble] = offers;
  assert.deepEqual([base!.gain, ensemble!.gain], [null, null]);
  assert.ok(Math.abs(network!.gain!.difference - 0.2) < 1e-9 && Math.abs(views!.gain!.difference - 0.4) < 1e-9);
  assert.ok(Math.abs(views!.overOneLook!.difference - 0.2) < 1e-9);
  assert.deepEqual([network!.overOneLook, ensemble!.overOneLook], [null, null]);
  assert.deepEqual([network!.seconds, ensemble!.seconds], [1, 2]);
  assert.deepEqual([ensemble!.parameters, ensemble!.trainingOperations], [2 * network!.parameters, 2e9]);
  assert.deepEqual(base!.front, {parameters: false, multiplyAdds: false, trainingOperations: false}); // others give more for as much
  assert.deepEqual(views!.front, {parameters: true, multiplyAdds: true, trainingOperations: true});
  assert.equal(ensemble!.front.parameters, false); // as good as several views, and twice as large
});

test('costs asks all networks that have views together what these bring, each against itself', async () => {
  const wrong = [{0: 1}, {1: 2}, {0: 1, 2: 3}, {0: 1}];
  const trials = wrong.map((each, place) => ({
    model: place < 2 ? 'cnn' : 'other',
    seed: place % 2,
    ...said(each),
    viewed: said(place === 3 ? {3: 4} : {}),
  }));
  const {views} = await find({model: reference, seed: 1, ...said()}, ...trials);
  const [{dataset, networks, difference, low, high}] = views as [(typeof views)[number]];
  assert.deepEqual([views.length, dataset, networks], [1, 'fashion-mnist', 4]);
  assert.ok(Math.abs(difference - (0.2 + 0.2 + 0.4 + 0) / 4) < 1e-9);
  assert.ok(low < difference && difference < high);
});

test('costs gives no gain while the reference is missing, and nothing of nothing', async () => {
  const {offers} = await find({model: 'cnn', seed: 1, ...said()});
  assert.deepEqual(
    offers.map(({name, gain}) => [name, gain]),
    [['network', null]],
  );
  assert.deepEqual((await find()).offers, []);
});

test('countLooks(views) counts what the predicting module lists', () => {
  for (const mirror of [false, true])
    assert.equal(countLooks({shift: 1, mirror}), listMoves({shift: 1, mirror}).length);
  assert.equal(countLooks(undefined), 1);
});
