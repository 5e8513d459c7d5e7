import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type Grid, type Importance, importance} from '../../../../experiments/analysis/statistics/importance.ts';
import {drawNormal, randomGenerator} from '../../../../experiments/random.ts';
import {tuning} from '../../../../experiments/studies/tuning.ts';

const near = (found: number, expected: number, tolerance: number) =>
  assert.ok(Math.abs(found - expected) <= tolerance, `${found} is not ${expected}`);

// R's PlantGrowth (A. J. Dobson, "An introduction to statistical modelling", 1983)
const weights = {
  control: [4.17, 5.58, 5.18, 6.11, 4.5, 4.61, 5.17, 4.53, 5.33, 5.14],
  first: [4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69],
  second: [6.31, 5.12, 5.54, 5.5, 5.37, 5.29, 4.92, 6.15, 5.8, 5.26],
};
const plants: Grid = {
  levels: Object.entries(weights).flatMap(([group, values]) => values.map(() => [group])),
  values: Object.values(weights).flat(),
};

test('importance(one hyperparameter) is adjusted R squared, as R has it for PlantGrowth: .2096', () => {
  const [{explained, hyperparameters}] = importance([plants], randomGenerator('test')) as [Importance];
  near(explained, 0.2096, 5e-5);
  near(hyperparameters[0]!.share, 0.2096, 5e-5);
  const {low, high} = hyperparameters[0]!;
  assert.ok(low < 0.2096 && low > -0.15 && high > 0.2096 && high < 0.7);
});

test('importance(hyperparameters) that say the same gives neither what only both can explain', () => {
  const twice = {...plants, levels: plants.levels.map(([group]) => [group!, group!])};
  const [{explained, hyperparameters}] = importance([twice], randomGenerator('test')) as [Importance];
  near(explained, 0.2096, 5e-5);
  for (const {share} of hyperparameters) near(share, 0, 1e-12);
});

/** The three grids of the study, with a hyperparameter at random, and a made-up worth. */
function madeUp(random: () => number, noise: number): {grid: Grid; truth: number[]}[] {
  return [1, 2, 3].map((depth) => {
    const rows = tuning.configurations.flatMap(({model: {config}}) =>
      config.kind === 'convolutional' && config.filters.length === depth
        ? [[...config.filters, config.denseUnits]]
        : [],
    );
    const truth = rows.map((row) => 0.9 + 0.004 * Math.log2(row[0]!) + 0.002 * Math.log2(row.at(-1)!));
    const levels = rows.map((row) => [...row, random() < 0.5 ? 'heads' : 'tails']);
    return {grid: {levels, values: truth.map((value) => value + noise * drawNormal(random))}, truth};
  });
}

test('importance(a hyperparameter at random) has an interval that holds zero, in each grid of the study', () => {
  const random = randomGenerator('dummy');
  let held = 0;
  for (let time = 0; time < 30; time++) {
    const found = importance(
      madeUp(random, 0.003).map(({grid}) => grid),
      randomGenerator('test', time),
    );
    const dummies = found.map(({hyperparameters}) => hyperparameters.at(-1)!);
    for (const {low, high} of dummies) held += Number(low === 0 && high >= 0);
    if (time === 0) for (const {low, high} of dummies) assert.ok(low === 0 && high > 0);
  }
  assert.ok(held >= 0.95 * 90, `${held} of 90`);
});

test('importance(a hyperparameter that matters) has an interval that does not hold zero', () => {
  const found = importance(
    madeUp(randomGenerator('clear'), 0.0005).map(({grid}) => grid),
    randomGenerator('test'),
  );
  for (const {hyperparameters} of found) {
    const [first, last] = [hyperparameters[0]!, hyperparameters.at(-2)!];
    assert.ok(first.low > 0 && last.low > 0);
    assert.ok(first.share > last.share); // its effect is twice as large
  }
});

test('importance(grids) gives no share below 0 or above 1, nor a bound', () => {
  const random = randomGenerator('all of it');
  for (let time = 0; time < 10; time++) {
    const levels = [1, 2, 3, 4].flatMap((first) => ['a', 'b'].map((second) => [first, second]));
    const values = levels.map(([first]) => Number(first) + 0.3 * drawNormal(random));
    for (const {hyperparameters} of importance([{levels, values}], randomGenerator('test', time)))
      for (const {share, low, high} of hyperparameters)
        for (const each of [share, low, high]) assert.ok(each >= 0 && each <= 1, `${each}`);
  }
});

test('importance(grids) refuses grids that tell nothing', () => {
  const random = randomGenerator('test');
  assert.throws(() => importance([{levels: [[1], [2]], values: [1, 2]}], random), /invalid grid: 2 values/);
  assert.throws(() => importance([{levels: [[1], [1], [2]], values: [5, 5, 5]}], random), /all values are 5/);
});
