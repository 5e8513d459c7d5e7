import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ingredientsSchema} from '../../../experiments/artifacts/schema.ts';
import {ingredients} from '../../../experiments/findings/ingredients.ts';
import {ablation} from '../../../experiments/studies/ablation.ts';
import {guesses, labels, madeUpEvidence, madeUpTrial} from './made-up.ts';

/** Seeds of one recipe, each of which gets the named images wrong. */
const seeds = (model: string, ...wrong: number[][]) =>
  wrong.map((images, place) => {
    const missed = Object.fromEntries(images.map((image) => [image, (labels.validation[image]! + 1) % 10]));
    const said = guesses(labels.validation, 0.9, missed);
    return madeUpTrial({study: ablation.name, model, seed: place + 1, validation: said});
  });

async function find(...trials: ReturnType<typeof madeUpTrial>[][]) {
  const {record} = await ingredients.find(madeUpEvidence(trials.flat()));
  return ingredientsSchema.parse({inputs: {source: '0'.repeat(64), trials: '0'.repeat(64)}, ...record}).recipes;
}

const whole = ablation.configurations[0]!.model.name;
const many = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

test('ingredients tells what leaving out a part costs, and what it does not', async () => {
  const recipes = await find(
    seeds('without-much', [...many, 10], many, [...many, 11]),
    seeds(whole, [0], [1], []),
    seeds('without-nothing', [1], [], [0]),
  );
  assert.deepEqual(
    recipes.map(({model, seeds}) => [model, seeds]),
    [
      [whole, 3],
      ['without-much', 3],
      ['without-nothing', 3],
    ],
  );
  const [all, much, nothing] = recipes;
  assert.equal(all!.change, null);
  assert.ok(Math.abs(much!.change!.difference + 0.5) < 1e-9 && much!.change!.high < 0 && much!.change!.apart);
  assert.ok(!nothing!.change!.apart && nothing!.change!.adjusted > 0.999);
  assert.ok(Math.abs(nothing!.change!.difference) < 1e-9);
  assert.ok(Math.abs(much!.change!.adjusted - 2 * much!.change!.p) < 1e-12);
});

test('ingredients compares nothing with a single seed, and waits for the whole recipe', async () => {
  assert.deepEqual(
    (await find(seeds('without', [0]), seeds(whole, [0], []))).map(({change}) => change),
    [null, null],
  );
  assert.deepEqual(
    (await find(seeds('without', [0], [1]))).map(({model, change}) => [model, change]),
    [['without', null]],
  );
  assert.deepEqual(await find(), []);
});
