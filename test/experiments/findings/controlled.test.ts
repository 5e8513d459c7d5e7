import assert from 'node:assert/strict';
import {test} from 'node:test';
import {controlledSchema, type DatasetName, type Result} from '../../../experiments/artifacts/schema.ts';
import {controlled} from '../../../experiments/findings/controlled.ts';
import {guesses, labels, madeUpEvidence, madeUpTrial} from './made-up.ts';

interface Made {
  study?: string;
  dataset?: DatasetName;
  changed?: Result['changed'];
}

/** Seeds of one model, each of which gets the named ones of the five test images wrong. */
function seeds(model: string, wrong: number[][], {study = 'architecture-training', ...rest}: Made = {}) {
  return wrong.map((images, place) => {
    const missed = Object.fromEntries(images.map((image) => [image, (labels.test[image]! + 1) % 10]));
    const said = guesses(labels.test, 0.9, missed);
    const validation = guesses(labels.validation, 0.9);
    return madeUpTrial({study, model, seed: place + 1, validation, test: said, ...rest});
  });
}

async function find(...trials: ReturnType<typeof madeUpTrial>[][]) {
  const {record} = await controlled.find(madeUpEvidence(trials.flat()));
  return controlledSchema.parse({inputs: {source: '0'.repeat(64), trials: '0'.repeat(64)}, ...record});
}

const nn = 'nn-512-controlled';
const cnn = 'cnn-32-32-32-controlled';
const bad = [
  [0, 1, 2],
  [0, 1, 2],
  [0, 1, 3],
]; // .4
const good = [[0], [0], [1]]; // .8

test('controlled judges the contrasts of a family together, of both data sets', async () => {
  const {families, models} = await find(seeds(`${nn}-textbook`, bad), seeds(`${cnn}-textbook`, good));
  assert.deepEqual(
    models.map(({model, seeds, images, accuracy}) => [model, seeds, images, accuracy.mean]),
    [
      [`${nn}-textbook`, 3, 5, 0.4],
      [`${cnn}-textbook`, 3, 5, 0.8],
    ],
  );
  const [family] = families;
  assert.equal(family!.contrasts.length, 16);
  const {change, ...asked} = family!.contrasts[0]!;
  assert.deepEqual(asked, {dataset: 'fashion-mnist', model: `${cnn}-textbook`, against: `${nn}-textbook`});
  assert.ok(Math.abs(change!.difference - 0.4) < 1e-9);
  assert.equal(change!.adjusted, Math.min(1, 16 * change!.p)); // what is missing counts
  assert.ok(family!.contrasts.slice(1).every(({change}) => change === null));
});

test('controlled divides a gain between architecture and training, which add up to it', async () => {
  const {divided} = await find(
    seeds(`${nn}-textbook`, bad),
    seeds(`${nn}-augmented`, [
      [0, 1],
      [0, 1],
      [0, 3],
    ]), // .6
    seeds(`${cnn}-textbook`, good),
    seeds(`${cnn}-augmented`, [[], [], []]),
  );
  assert.equal(divided.length, 1);
  const {whole, architecture, training, mended} = divided[0]!;
  assert.ok(Math.abs(whole.difference - 0.6) < 1e-9);
  assert.ok(Math.abs(architecture.difference - 0.4) < 1e-9 && Math.abs(training.difference - 0.2) < 1e-9);
  assert.ok(whole.low <= whole.difference && whole.difference <= whole.high);
  assert.deepEqual(mended, {share: 1, low: 1, high: 1}); // it makes no mistake at all
});

test('controlled tells of changed images, and of steps between different images', async () => {
  const changed = (correct: number) => [{change: 'translation' as const, amount: 2, correct}];
  const {models, steps} = await find(
    seeds(`${nn}-scheduled`, bad, {changed: changed(1)}),
    seeds(`${nn}-scheduled`, good, {dataset: 'mnist'}),
    seeds(`${nn}-scheduled-noisy`, bad, {dataset: 'mnist', study: 'why-harder'}),
  );
  assert.deepEqual(
    models.map(({changed}) => changed.map(({change, amount, accuracy}) => [change, amount, accuracy.mean])),
    [[['translation', 2, 0.2]], [], []],
  );
  assert.deepEqual(
    steps.map(({first, second, change}) => [first.dataset, second.dataset, Math.round(change.difference * 1e6) / 1e6]),
    [
      ['mnist', 'fashion-mnist', -0.4],
      ['mnist', 'mnist', -0.4],
    ],
  );
  for (const {change} of steps) assert.ok(change.low <= change.difference && change.difference <= change.high);
});

test('controlled says nothing of differences with a single seed', async () => {
  const {families, steps, divided} = await find(
    seeds(`${nn}-scheduled`, [[0]]),
    seeds(`${nn}-scheduled`, [[1]], {dataset: 'mnist'}),
    seeds(`${cnn}-scheduled`, [[1]]),
  );
  assert.ok(families.every(({contrasts}) => contrasts.every(({change}) => change === null)));
  assert.deepEqual([steps, divided], [[], []]);
});
