import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {crossedTest} from '../../../../experiments/analysis/statistics/crossed-test.ts';
import {differenceOf} from '../../../../experiments/analysis/statistics/difference.ts';
import {rankModels} from '../../../../experiments/analysis/statistics/rank-models.ts';
import {resampleAccuracies} from '../../../../experiments/analysis/statistics/resample-accuracies.ts';
import {meanOf} from '../../../../experiments/analysis/statistics/spread.ts';
import {headlineSchema} from '../../../../experiments/artifacts/schema.ts';
import {drawNormal, type Generator, randomGenerator} from '../../../../experiments/random.ts';

const imageCount = 10_000;
const clear = {low: 0.001, high: 0.002}; // an interval that always agrees with the test

/** A trained model that is right on the first images always, on the next by chance, and on the last never. */
function train(sd: number, random: Generator, wrong = 500): Uint8Array {
  const doubtful = 4 * (sd * imageCount) ** 2; // half of these, give or take, make that deviation between seeds
  return Uint8Array.from({length: imageCount}, (_, image) => {
    if (image < wrong) return 0;
    return image < wrong + doubtful ? Math.floor(2 * random()) : 1;
  });
}

/** Ranks recipes by which images each seed gets right: [recipe][seed]. */
function rank(recipes: readonly Uint8Array[][]) {
  const accuracies = recipes.map((seeds) =>
    seeds.map((images) => images.reduce((sum, right) => sum + right, 0) / imageCount),
  );
  return rankModels(accuracies.map(meanOf), (better, worse) => {
    const pair = [worse, better].map((place) => ({name: String(place), correct: recipes[place]!}));
    const resampled = resampleAccuracies(pair, 200, 'lead');
    const {p} = crossedTest(recipes[worse]!, recipes[better]!);
    const lead = differenceOf(
      {accuracies: accuracies[worse]!, resampled: resampled[0]!},
      {accuracies: accuracies[better]!, resampled: resampled[1]!},
    );
    return {...lead, p};
  });
}

/** Ranks recipes by what their seeds give for each image, [recipe][seed][image]; all intervals exclude zero. */
function rankByTest(recipes: readonly ArrayLike<number>[][]) {
  return rankModels(
    recipes.map((seeds) => meanOf(seeds.map(meanOf))),
    (better, worse) => ({...clear, p: crossedTest(recipes[worse]!, recipes[better]!).p}),
  );
}

/** Seeds that do the same on every image. */
const alike = (recipes: readonly (readonly number[])[]) => recipes.map((seeds) => seeds.map((value) => [value, value]));

async function measuredDeviations(): Promise<number[]> {
  const file = path.join(import.meta.dirname, '../../../../artifacts/headline.json');
  const rows = headlineSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  return rows.filter(({seeds}) => seeds > 2).map(({testAccuracy}) => testAccuracy.sd);
}

const seedsOf = (sd: number, random: Generator, wrong?: number) =>
  Array.from({length: 5}, () => train(sd, random, wrong));

test('rankModels(means) ties a model with itself, and calls neither the best', () => {
  const model = seedsOf(0.0015, randomGenerator('itself'));
  assert.deepEqual(
    rank([model, model]).map(({place, group, best}) => [place, group, best]),
    [
      [0, 1, false],
      [1, 1, false],
    ],
  );
});

test('rankModels(means) tells a planted difference of two points, and calls the better the best', () => {
  const random = randomGenerator('planted');
  const recipes = [700, 500, 700].map((wrong) => seedsOf(0.0015, random, wrong));
  const ranking = rank(recipes);
  assert.deepEqual(
    ranking.map(({group, best}) => [group, best]),
    [
      [1, true],
      [2, false],
      [2, false],
    ],
  );
  assert.equal(ranking[0]!.place, 1);
  assert.ok(ranking[1]!.p! < 1e-4 && ranking[2]!.p! < 1e-4);
});

test('rankModels(means) says "best" of at most 5 % of 1,000 families with the noise measured between seeds', async () => {
  const deviations = await measuredDeviations();
  assert.ok(deviations.length > 0);
  const random = randomGenerator('families');
  let falsely = 0;
  for (let family = 0; family < 1000; family++) {
    const sds = Array.from({length: 2 + (family % 9)}, () => deviations[Math.floor(random() * deviations.length)]!);
    const accuracies = sds.map((sd) => Array.from({length: 5}, () => 0.9 + sd * drawNormal(random)));
    if (rankByTest(alike(accuracies))[0]!.best) falsely++;
  }
  assert.ok(falsely <= 50, `${falsely} times`);
});

test('rankModels(means) says "best" more rarely where the images are asked too', () => {
  const random = randomGenerator('images');
  let falsely = 0;
  for (let family = 0; family < 200; family++) {
    if (rank([seedsOf(0.0015, random), seedsOf(0.0015, random)])[0]!.best) falsely++;
  }
  assert.ok(falsely <= 10, `${falsely} times`);
});

test('rankModels(means) leaves the best of a true order out of the first group at most once in twenty', () => {
  const random = randomGenerator('orders');
  let lost = 0;
  for (let family = 0; family < 1000; family++) {
    const accuracies = [0.001, 0.0005, 0.0005, 0].map((more) =>
      Array.from({length: 5}, () => 0.9 + more + 0.0015 * drawNormal(random)),
    );
    if (rankByTest(alike(accuracies)).find(({place}) => place === 0)!.group > 1) lost++;
  }
  assert.ok(lost <= 50, `${lost} times`);
});

test('rankModels(means) keeps the truly best in the first group where images have luck of their own with each model', () => {
  // The deviations of ours: .12 points between seeds, .14 between the images of a pair of models.
  const random = randomGenerator('luck of images');
  const [families, images] = [300, 500];
  let [lost, falsely] = [0, 0];
  for (let family = 0; family < families; family++) {
    const recipes = Array.from({length: 15}, () => {
      const luck = Array.from({length: images}, () => (0.0014 / Math.SQRT2) * Math.sqrt(images) * drawNormal(random));
      return Array.from({length: 5}, () => {
        const skill = 0.94 + 0.0012 * drawNormal(random);
        return luck.map((each) => skill + each);
      });
    });
    const ranking = rankByTest(recipes);
    if (ranking.find(({place}) => place === 0)!.group > 1) lost++;
    if (ranking[0]!.best) falsely++;
  }
  assert.ok(lost <= 0.05 * families, `lost ${lost} times`);
  assert.ok(falsely <= 0.05 * families, `falsely best ${falsely} times`);
});

test('rankModels(means) asks the interval where the test tells two apart', () => {
  const asked: number[][] = [];
  const unsure = (...places: [number, number]) => {
    asked.push(places);
    return {low: -0.001, high: 0.02, p: 1e-6};
  };
  assert.deepEqual(
    rankModels([0.911, 0.901], unsure).map(({group, best}) => [group, best]),
    [
      [1, false],
      [1, false],
    ],
  );
  assert.deepEqual(asked[0], [0, 1]);
});

test('rankModels(means) of one model, or of single seeds, has no best', () => {
  assert.deepEqual(
    rankModels([0.905], () => ({...clear, p: 0})),
    [{place: 0, group: 1, best: false, p: null}],
  );
  assert.ok(rankByTest(alike([[0.9], [0.95]])).every(({group, best}) => group === 1 && !best));
});
