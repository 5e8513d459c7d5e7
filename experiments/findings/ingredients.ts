import {crossedTest} from '../analysis/statistics/crossed-test.ts';
import {differenceOf, type Sample} from '../analysis/statistics/difference.ts';
import {judgeTogether} from '../analysis/statistics/judge-together.ts';
import {resampleAccuracies} from '../analysis/statistics/resample-accuracies.ts';
import {spread} from '../analysis/statistics/spread.ts';
import {type Ingredients, ingredientsSchema} from '../artifacts/schema.ts';
import {ablation} from '../studies/ablation.ts';
import {draws} from './contenders.ts';
import {distinctTrials} from './distinct-trials.ts';
import type {Evidence, Finding, FinishedTrial} from './finding.ts';
import {correctOnValidation} from './validation-answers.ts';

type Row = Ingredients['recipes'][number];

/** The seeds of one way of training. */
interface Recipe extends Sample {
  trials: readonly FinishedTrial[];
  correct: readonly Uint8Array[]; // by seed: [images], 1 = right
}

const whole = ablation.configurations[0]!.model.name;

/** What each ingredient of the recipe gives: how far the accuracy falls without it. */
export const ingredients: Finding = {
  name: 'ingredients',
  purpose: 'none: it reads no test images',
  schema: ingredientsSchema,
  derivedFrom: 'records',
  uses: ({study}) => study.name === ablation.name,
  async find(evidence) {
    const {trials, planned} = evidence;
    const recipes = trials.length > 0 ? compare(await readRecipes(evidence)) : [];
    return {record: {finished: distinctTrials(trials).length, planned, draws, recipes}};
  },
};

async function readRecipes({trials, load}: Evidence): Promise<Recipe[]> {
  const {labels} = (await load(trials[0]!.configuration.dataset)).validation;
  const groups = [...Map.groupBy(trials, ({configuration}) => configuration.model.name)];
  const read = (trial: FinishedTrial) => correctOnValidation(trial, labels);
  const judged = await Promise.all(
    groups.map(async ([name, seeds]) => ({name, correct: await Promise.all(seeds.map(read))})),
  );
  const resampled = resampleAccuracies(judged, draws, 'ingredients');
  return groups.map(([, seeds], place) => ({
    trials: seeds,
    correct: judged[place]!.correct,
    accuracies: judged[place]!.correct.map((images) => images.reduce((sum, right) => sum + right, 0) / images.length),
    resampled: resampled[place]!,
  }));
}

function compare(recipes: readonly Recipe[]): Row[] {
  const all = recipes.find((recipe) => nameOf(recipe) === whole);
  const others = recipes.filter((recipe) => recipe !== all);
  const compared = others.map((recipe) => (all && tellsNoise(all) && tellsNoise(recipe) ? test(all, recipe) : null));
  const changes = judgeTogether(compared, compared.length);
  return [...(all ? [describe(all, null)] : []), ...others.map((recipe, place) => describe(recipe, changes[place]!))];
}

function test(all: Recipe, recipe: Recipe) {
  return {...differenceOf(all, recipe), p: crossedTest(all.correct, recipe.correct).p};
}

function tellsNoise({accuracies}: Recipe): boolean {
  return accuracies.length > 1;
}

function describe({trials, accuracies}: Recipe, change: Row['change']): Row {
  const {dataset, model} = trials[0]!.configuration;
  return {
    dataset,
    model: model.name,
    title: model.title,
    seeds: accuracies.length,
    accuracy: spread(accuracies),
    change,
  };
}

function nameOf({trials}: Recipe): string {
  return trials[0]!.configuration.model.name;
}
