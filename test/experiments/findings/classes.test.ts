import assert from 'node:assert/strict';
import {test} from 'node:test';
import {classesSchema} from '../../../experiments/artifacts/schema.ts';
import {classes} from '../../../experiments/findings/classes.ts';
import type {FinishedTrial} from '../../../experiments/findings/finding.ts';
import {evidenceOf, finalTrial, labels} from './final-trials.ts';

const unknown = {source: '0'.repeat(64), trials: '0'.repeat(64)};

async function score(trials: readonly FinishedTrial[]) {
  const {record} = await classes.find(evidenceOf(trials));
  return classesSchema.parse({inputs: unknown, ...record}).models;
}

/** Takes the first images of Shirt, 6, for T-shirt/top, 0. */
const shirts = (count: number) => (image: number) => (image < count * 10 && labels[image] === 6 ? 0 : labels[image]!);

test('classes adds up the confusion of all seeds and scores each class by it', async () => {
  const trials = [10, 20].map((count, place) => finalTrial(['fashion-mnist', 'a', place + 1], shirts(count)));
  const [row] = await score(trials);
  assert.deepEqual([row!.model, row!.title, row!.seeds], ['a', 'A', 2]);
  assert.deepEqual([row!.confusion[6]![0], row!.confusion[6]![6], row!.confusion[0]![0]], [30, 70, 100]);
  const [first, seventh] = [row!.classes[0]!, row!.classes[6]!];
  assert.deepEqual([first.recall.value, first.precision!.value], [1, 0.76923]);
  assert.deepEqual([seventh.recall.value, seventh.precision!.value, seventh.f1.value], [0.7, 1, 0.82353]);
  assert.ok(seventh.f1.low < 0.82353 && 0.82353 < seventh.f1.high);
});

test('classes merges those with the most mistakes among them, the same for all models of a data set', async () => {
  const rows = await score([
    finalTrial(['fashion-mnist', 'a', 1], shirts(10)),
    finalTrial(['mnist', 'a', 1], () => 0),
    finalTrial(['fashion-mnist', 'b', 1], (image) => (image < 10 ? 5 : labels[image]!)),
  ]);
  assert.deepEqual(
    rows.map(({dataset, model}) => `${dataset}/${model}`),
    ['fashion-mnist/a', 'fashion-mnist/b', 'mnist/a'],
  );
  const [a, b] = rows.map(({merged}) => merged);
  assert.deepEqual(a!.labels, b!.labels);
  assert.ok(a!.labels.includes(0) && a!.labels.includes(6));
  assert.deepEqual([a!.before.accuracy.mean < 1, a!.after.accuracy.mean], [true, 1]);
  assert.ok(a!.after.interval.low < 1);
});

test('classes counts a trial of two studies once, and leaves out what has not seen the test images', async () => {
  const trial = finalTrial(['mnist', 'a', 1], shirts(0));
  const untested = {...finalTrial(['mnist', 'a', 2], shirts(0)), result: {...trial.result, test: null}};
  const [row, ...others] = await score([trial, {...trial}, untested]);
  assert.deepEqual([row!.seeds, others.length], [1, 0]);
});

test('classes tells how far each F1 is above that of the NN, judged in all classes of all data sets together', async () => {
  const nn = 'nn-512-20-epochs';
  const trials = [1, 2, 3].flatMap((seed) => [
    finalTrial(['mnist', nn, seed], shirts(20 + seed)),
    finalTrial(['mnist', 'a', seed], shirts(2 * seed)),
    finalTrial(['fashion-mnist', nn, seed], shirts(seed)),
    finalTrial(['fashion-mnist', 'a', seed], shirts(4 - seed)),
  ]);
  const rows = await score(trials);
  const gainsOf = (dataset: string, model: string) =>
    rows.find((row) => row.dataset === dataset && row.model === model)!.gains;
  assert.equal(gainsOf('mnist', nn), null);
  const digits = gainsOf('mnist', 'a')!;
  assert.deepEqual(
    digits.flatMap(({apart}, label) => (apart ? [label] : [])),
    [0, 6],
  );
  assert.ok(digits[6]!.adjusted >= 15 * digits[6]!.p && digits[6]!.low > 0.1);
  const [of, nnOf] = [rows.find(({model}) => model === 'a')!, rows.find(({model}) => model === nn)!];
  assert.ok(Math.abs(digits[6]!.difference - (of.classes[6]!.f1.value - nnOf.classes[6]!.f1.value)) < 2e-5);
  assert.ok(gainsOf('fashion-mnist', 'a')!.every(({apart, difference}) => !apart && difference === 0));
  const alone = await score(trials.filter(({configuration}) => configuration.model.name === 'a'));
  assert.ok(alone.every(({gains}) => gains === null));
});
