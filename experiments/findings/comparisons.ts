import {compareModels, resampleModels, type Tested} from '../analysis/statistics/compare-models.ts';
import {combine, differenceOf} from '../analysis/statistics/difference.ts';
import {holm} from '../analysis/statistics/holm.ts';
import {accuracyInterval} from '../analysis/statistics/intervals.ts';
import {type Judged, judgeTogether} from '../analysis/statistics/judge-together.ts';
import {flipTest, permutationTest} from '../analysis/statistics/permutation-test.ts';
import {rankModels} from '../analysis/statistics/rank-models.ts';
import {spread} from '../analysis/statistics/spread.ts';
import {type Comparisons, comparisonsSchema, type DatasetName} from '../artifacts/schema.ts';
import {datasetNames, shapeOf} from '../datasets/index.ts';
import {buildNetwork} from '../models/index.ts';
import {networkCost} from '../models/summarize.ts';
import {randomGenerator} from '../random.ts';
import {areSameNetworks, type Contender, draws, readContenders, testDifference} from './contenders.ts';
import {type Contrast, contrasts, type Side, tables} from './contrasts.ts';
import {distinctTrials} from './distinct-trials.ts';
import {isFinal} from './final-models.ts';
import type {Finding} from './finding.ts';

type Ranked = Comparisons['rankings'][number]['models'][number];
type Answer = Comparisons['contrasts'][number];
type Recipes = NonNullable<Answer['recipes']>;
type Table = Comparisons['tables'][number];

const leastRanked = 3; // seeds

/** An answer before it is judged with all the others. */
interface Unjudged extends Omit<Answer, 'models' | 'recipes'> {
  models: Omit<NonNullable<Answer['models']>, 'adjusted'> | null;
  recipes: Omit<Recipes, keyof Judged> | null;
}

/** Which final models can be told apart: all of them ranked, the declared contrasts, and the tables of two by two. */
export const comparisons: Finding = {
  name: 'comparisons',
  purpose: 'compares final models image by image',
  schema: comparisonsSchema,
  derivedFrom: 'records',
  uses: isFinal,
  async find({trials, planned, loadTest}) {
    const contenders = await readContenders({trials, loadTest});
    const byDataset = Map.groupBy(contenders, ({dataset}) => dataset);
    const firstSeeds = new Map([...byDataset].flatMap(([dataset, those]) => resampleFirstSeeds(dataset, those)));
    return {
      record: {
        finished: distinctTrials(trials).length,
        planned,
        draws,
        rankings: [...byDataset].map(([dataset, those]) => ({dataset, models: rank(those)})),
        contrasts: adjust(contrasts.map((contrast) => answer(contrast, contenders, firstSeeds))),
        tables: tables.flatMap((networks) =>
          datasetNames.slice(1).flatMap((other) => tabulate(networks, other, contenders)),
        ),
      },
    };
  },
};

/** By one look at each image. A model of two seeds says too little of their noise to be ranked where others have more. */
function rank(contenders: readonly Contender[]): Ranked[] {
  const looking = contenders.filter(({viewed}) => !viewed);
  const told = looking.filter(({accuracies}) => accuracies.length >= leastRanked);
  const once = told.length > 0 ? told : looking;
  const ranking = rankModels(
    once.map(({accuracies}) => spread(accuracies).mean),
    (better, worse) => testDifference(once[worse]!, once[better]!),
  );
  const leader = once[ranking[0]!.place]!;
  return ranking.map(({place, group, best, p}) => {
    const contender = once[place]!;
    const {dataset, model, final} = contender;
    const viewed = choose(contenders, dataset, {model, viewed: true});
    return {
      model,
      title: final.model.title,
      architecture: final.model.architecture,
      ...networkCost(buildNetwork(final.model.config, shapeOf(dataset))),
      seeds: contender.accuracies.length,
      ...score(contender),
      group,
      best,
      lead: p === null ? null : {...differenceOf(contender, leader), p},
      viewed: viewed ? score(viewed) : null,
    };
  });
}

function resampleFirstSeeds(dataset: DatasetName, contenders: readonly Contender[]): [Contender, Tested][] {
  const models = contenders.map(({correct}) => correct[0]!);
  return resampleModels(models, draws, 'models', dataset).map((tested, place) => [contenders[place]!, tested]);
}

/** The difference between two sides, by both questions, not yet adjusted for the family. */
function answer(
  {dataset, question, ...sides}: Contrast,
  contenders: readonly Contender[],
  firstSeeds: ReadonlyMap<Contender, Tested>,
): Unjudged {
  const first = choose(contenders, dataset, sides.first);
  const second = choose(contenders, dataset, sides.second);
  const describe = ({model, viewed = false}: Side, found?: Contender) => ({
    model,
    viewed,
    seeds: found?.accuracies.length ?? 0,
  });
  return {
    dataset,
    question,
    first: describe(sides.first, first),
    second: describe(sides.second, second),
    models: first && second ? compareModels(firstSeeds.get(first)!, firstSeeds.get(second)!) : null,
    recipes: first && second ? compareRecipes(first, second) : null,
  };
}

function compareRecipes(first: Contender, second: Contender): Unjudged['recipes'] {
  const [one, other] = [first.accuracies, second.accuracies];
  if (one.length < 2 || other.length < 2) return null;
  const paired = areSameNetworks(first, second);
  const random = randomGenerator('permutation', first.dataset, first.model, second.model);
  return {
    ...testDifference(first, second),
    paired,
    permutation: (paired ? flipTest(one, other) : permutationTest(one, other, random)).p,
  };
}

/** Judges the whole family, of which what is still missing counts as no difference. */
function adjust(answers: readonly Unjudged[]): Answer[] {
  const ofModels = holm(answers.map(({models}) => models?.p ?? 1));
  const ofRecipes = judgeTogether(
    answers.map(({recipes}) => recipes),
    answers.length,
  );
  return answers.map(({models, ...rest}, place) => ({
    ...rest,
    models: models && {...models, adjusted: ofModels[place]!},
    recipes: ofRecipes[place]!,
  }));
}

/** Two networks on the first data set and on another one, once there is something of all four. */
function tabulate(
  {simple, convolutional}: (typeof tables)[number],
  other: DatasetName,
  contenders: readonly Contender[],
): Table[] {
  const first = datasetNames[0]!;
  const cell = (model: string, dataset: DatasetName) => choose(contenders, dataset, {model});
  const [nnFirst, nnOther] = [cell(simple, first), cell(simple, other)];
  const [cnnFirst, cnnOther] = [cell(convolutional, first), cell(convolutional, other)];
  if (!nnFirst || !nnOther || !cnnFirst || !cnnOther) return [];
  return [
    {
      simple,
      convolutional,
      cells: [nnFirst, nnOther, cnnFirst, cnnOther].map((contender) => ({
        dataset: contender.dataset,
        model: contender.model,
        seeds: contender.accuracies.length,
        ...score(contender),
      })),
      gains: [
        {dataset: first, ...differenceOf(nnFirst, cnnFirst)},
        {dataset: other, ...differenceOf(nnOther, cnnOther)},
      ],
      gaps: [
        {model: simple, ...differenceOf(nnFirst, nnOther)},
        {model: convolutional, ...differenceOf(cnnFirst, cnnOther)},
      ],
      gainOfGains: combine([cnnOther, nnFirst], [nnOther, cnnFirst]),
    },
  ];
}

function choose(contenders: readonly Contender[], dataset: DatasetName, {model, viewed = false}: Side) {
  return contenders.find((other) => other.dataset === dataset && other.model === model && other.viewed === viewed);
}

/** The mean accuracy over seeds, with its interval. */
function score({accuracies, correct}: Contender) {
  return {accuracy: spread(accuracies), interval: accuracyInterval(accuracies, correct[0]!.length)};
}
