import assert from 'node:assert/strict';
import {test} from 'node:test';
import {difficultySchema} from '../../../experiments/artifacts/schema.ts';
import {difficulty} from '../../../experiments/findings/difficulty.ts';
import {mixtures} from '../analysis/mixtures.ts';
import {evidenceOf, finalTrial, labels} from './final-trials.ts';

const inputs = {source: '0'.repeat(64), trials: '0'.repeat(64)};
const [training, tested] = [mixtures(60, 1), mixtures(50, 2)];

test('difficulty leads from the nearest mean up to people, as far as models have run', async () => {
  assert.deepEqual(tested.labels, labels);
  const wrong = (count: number) => (image: number) => (image < count ? (image + 1) % 10 : image % 10);
  const trials = [
    finalTrial(['mnist', 'linear', 1], wrong(40)),
    finalTrial(['mnist', 'linear', 2], wrong(60)),
    finalTrial(['mnist', 'airbench-small', 1], wrong(40), wrong(10)),
    finalTrial(['mnist', 'airbench-small', 2], wrong(40), wrong(10)),
  ];
  const evidence = {
    ...evidenceOf(trials, 9),
    load: async () => ({training, validation: tested}),
    loadTest: async () => tested,
  };
  const record = difficultySchema.parse({inputs, ...(await difficulty.find(evidence)).record});
  assert.deepEqual([record.finished, record.planned], [4, 9]);
  const {ladder, measures} = record.datasets.find(({dataset}) => dataset === 'mnist')!;
  const rung = (name: string) => ladder.find((each) => each.name === name)!;
  assert.equal(rung('linear').accuracy!.mean, 0.9);
  assert.ok(Math.abs(rung('linear').accuracy!.sd - 0.0283) < 1e-4);
  assert.deepEqual([rung('airbench-small').viewed, rung('airbench-small').accuracy!.mean], [true, 0.98]);
  assert.deepEqual([rung('airbench-small-ensemble').kind, rung('airbench-small-ensemble').seeds], ['ensemble', 2]);
  assert.deepEqual([rung('cnn-tuned').seeds, rung('cnn-tuned').accuracy], [0, null]);
  assert.deepEqual([ladder[0]!.kind, rung('published').kind, ladder.at(-1)!.kind], ['rule', 'quoted', 'quoted']);
  assert.ok(ladder.at(-1)!.source);
  // mixtures of one class lie in a space of five pictures of their own
  assert.ok(rung('nearest-neighbour').accuracy!.mean > 0.98);
  assert.ok(measures.silhouette.mean > 0.1);
  assert.ok(measures.separability.pairs.every(({accuracy}) => accuracy > 0.98));
  assert.ok(measures.overlap.every((row, label) => row[label]! > 0.9));
  const most = measures.components.find(({share}) => share === 0.99)!;
  assert.ok(most.count <= 50 && most.count > 30);
});
