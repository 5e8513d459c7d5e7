import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {differenceOf} from '../../../experiments/analysis/difference.ts';
import {rankModels} from '../../../experiments/analysis/rank-models.ts';
import {resampleAccuracies} from '../../../experiments/analysis/resample-accuracies.ts';
import {headlineSchema} from '../../../experiments/artifacts/schema.ts';
import {type Generator, randomGenerator} from '../../../experiments/random.ts';

const imageCount = 10_000;
const clear = () => ({low: 0.001, high: 0.002}); // images that always agree with the seeds

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
  return rankModels(accuracies, (better, worse) => {
    const pair = [worse, better].map((place) => ({name: String(place), correct: recipes[place]!}));
    const resampled = resampleAccuracies(pair, 200, 'lead');
    return differenceOf(
      {accuracies: accuracies[worse]!, resampled: resampled[0]!},
      {accuracies: accuracies[better]!, resampled: resampled[1]!},
    );
  });
}

async function measuredDeviations(): Promise<number[]> {
  const file = path.join(import.meta.dirname, '../../../artifacts/headline.json');
  const rows = headlineSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  return rows.filter(({seeds}) => seeds > 2).map(({testAccuracy}) => testAccuracy.sd);
}

const seedsOf = (sd: number, random: Generator, wrong?: number) =>
  Array.from({length: 5}, () => train(sd, random, wrong));

test('rankModels(accuracies) ties a model with itself, and calls neither the best', () => {
  const model = seedsOf(0.0015, randomGenerator('itself'));
  assert.deepEqual(
    rank([model, model]).map(({place, group, best}) => [place, group, best]),
    [
      [0, 1, false],
      [1, 1, false],
    ],
  );
});

test('rankModels(accuracies) tells a planted difference of two points, and calls the better the best', () => {
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

test('rankModels(accuracies) says "best" of at most 5 % of 1,000 families with the noise measured between seeds', async () => {
  const deviations = await measuredDeviations();
  assert.ok(deviations.length > 0);
  const random = randomGenerator('families');
  let falsely = 0;
  for (let family = 0; family < 1000; family++) {
    const sds = Array.from({length: 2 + (family % 9)}, () => deviations[Math.floor(random() * deviations.length)]!);
    const accuracies = sds.map((sd) => Array.from({length: 5}, () => 0.9 + sd * normal(random)));
    if (rankModels(accuracies, clear)[0]!.best) falsely++;
  }
  assert.ok(falsely <= 50, `${falsely} times`);
});

test('rankModels(accuracies) says "best" more rarely where the images are asked too', () => {
  const random = randomGenerator('images');
  let falsely = 0;
  for (let family = 0; family < 200; family++) {
    if (rank([seedsOf(0.0015, random), seedsOf(0.0015, random)])[0]!.best) falsely++;
  }
  assert.ok(falsely <= 10, `${falsely} times`);
});

test('rankModels(accuracies) leaves the best of a true order out of the first group at most once in twenty', () => {
  const random = randomGenerator('orders');
  let lost = 0;
  for (let family = 0; family < 1000; family++) {
    const accuracies = [0.001, 0.0005, 0.0005, 0].map((more) =>
      Array.from({length: 5}, () => 0.9 + more + 0.0015 * normal(random)),
    );
    if (rankModels(accuracies, clear).find(({place}) => place === 0)!.group > 1) lost++;
  }
  assert.ok(lost <= 50, `${lost} times`);
});

test('rankModels(accuracies) asks the images where the seeds tell two apart', () => {
  const accuracies = [
    [0.91, 0.911, 0.912],
    [0.9, 0.901, 0.902],
  ];
  const asked: number[][] = [];
  const unsure = (...places: [number, number]) => {
    asked.push(places);
    return {low: -0.001, high: 0.02};
  };
  assert.deepEqual(
    rankModels(accuracies, unsure).map(({group, best}) => [group, best]),
    [
      [1, false],
      [1, false],
    ],
  );
  assert.deepEqual(asked, [[0, 1]]);
});

test('rankModels(accuracies) of one model, or of single seeds, has no best', () => {
  assert.deepEqual(rankModels([[0.9, 0.91]], clear), [{place: 0, group: 1, best: false, p: null}]);
  assert.ok(rankModels([[0.9], [0.95]], clear).every(({group, best}) => group === 1 && !best));
});

/** One draw of the normal distribution (G. E. P. Box and M. E. Muller, 1958). */
function normal(random: Generator): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
