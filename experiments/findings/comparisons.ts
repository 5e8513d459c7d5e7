import {compareModels} from '../analysis/compare-models.ts';
import {combine, differenceOf} from '../analysis/difference.ts';
import {holm} from '../analysis/holm.ts';
import {excludesZero} from '../analysis/percentile-interval.ts';
import {permutationTest} from '../analysis/permutation-test.ts';
import {proportionInterval} from '../analysis/proportion-interval.ts';
import {rankModels} from '../analysis/rank-models.ts';
import {spread} from '../analysis/spread.ts';
import {welch} from '../analysis/welch.ts';
import {type Comparisons, comparisonsSchema, type DatasetName} from '../artifacts/schema.ts';
import {buildNetwork} from '../models/index.ts';
import {networkCost} from '../models/summarize.ts';
import {randomGenerator} from '../random.ts';
import {type Contender, draws, readContenders} from './contenders.ts';
import {type Contrast, contrasts, type Side, tables} from './contrasts.ts';
import {isFinal} from './final-models.ts';
import type {Finding} from './finding.ts';

type Ranked = Comparisons['rankings'][number]['models'][number];
type Answer = Comparisons['contrasts'][number];
type Table = Comparisons['tables'][number];

const level = 0.05;

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
    return {
      record: {
        finished: trials.length,
        planned,
        draws,
        rankings: [...byDataset].map(([dataset, those]) => ({dataset, models: rank(those)})),
        contrasts: adjust(contrasts.map((contrast) => answer(contrast, contenders))),
        tables: tables.flatMap((networks) => tabulate(networks, contenders) ?? []),
      },
    };
  },
};

function rank(contenders: readonly Contender[]): Ranked[] {
  const once = contenders.filter(({viewed}) => !viewed);
  const ranking = rankModels(
    once.map(({accuracies}) => accuracies),
    (better, worse) => differenceOf(once[worse]!, once[better]!),
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
      ...networkCost(buildNetwork(final.model.config)),
      seeds: contender.accuracies.length,
      ...score(contender),
      group,
      best,
      lead: p === null ? null : {...differenceOf(contender, leader), p},
      viewed: viewed ? score(viewed) : null,
    };
  });
}

/** The difference between two sides, by both questions, not yet adjusted for the family. */
function answer({dataset, question, ...sides}: Contrast, contenders: readonly Contender[]): Answer {
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
    models: first && second ? compareFirstSeeds(first, second) : null,
    recipes: first && second ? compareRecipes(first, second) : null,
  };
}

function compareFirstSeeds(first: Contender, second: Contender): Answer['models'] {
  const compared = compareModels(first.correct[0]!, second.correct[0]!, draws, 'models', first.dataset);
  return {...compared, adjusted: compared.p};
}

function compareRecipes(first: Contender, second: Contender): Answer['recipes'] {
  const [one, other] = [first.accuracies, second.accuracies];
  if (one.length < 2 || other.length < 2) return null;
  const random = randomGenerator('permutation', first.dataset, first.model, second.model);
  const {p} = welch(one, other);
  return {
    ...differenceOf(first, second),
    p,
    adjusted: p,
    permutation: permutationTest(one, other, random).p,
    apart: false,
  };
}

/** Adjusts for the whole family, of which what is still missing counts as no difference. */
function adjust(answers: readonly Answer[]): Answer[] {
  const ofModels = holm(answers.map(({models}) => models?.p ?? 1));
  const ofRecipes = holm(answers.map(({recipes}) => recipes?.p ?? 1));
  return answers.map(({models, recipes, ...rest}, place) => {
    const adjusted = ofRecipes[place]!;
    return {
      ...rest,
      models: models && {...models, adjusted: ofModels[place]!},
      recipes: recipes && {...recipes, adjusted, apart: adjusted <= level && excludesZero(recipes)},
    };
  });
}

/** Two networks on both data sets, once there is something of all four. */
function tabulate(
  {simple, convolutional}: (typeof tables)[number],
  contenders: readonly Contender[],
): Table | undefined {
  const cell = (model: string, dataset: DatasetName) => choose(contenders, dataset, {model});
  const [nnDigits, nnClothes] = [cell(simple, 'mnist'), cell(simple, 'fashion-mnist')];
  const [cnnDigits, cnnClothes] = [cell(convolutional, 'mnist'), cell(convolutional, 'fashion-mnist')];
  if (!nnDigits || !nnClothes || !cnnDigits || !cnnClothes) return undefined;
  return {
    simple,
    convolutional,
    cells: [nnDigits, nnClothes, cnnDigits, cnnClothes].map((contender) => ({
      dataset: contender.dataset,
      model: contender.model,
      seeds: contender.accuracies.length,
      ...score(contender),
    })),
    gains: [
      {dataset: 'mnist', ...differenceOf(nnDigits, cnnDigits)},
      {dataset: 'fashion-mnist', ...differenceOf(nnClothes, cnnClothes)},
    ],
    gaps: [
      {model: simple, ...differenceOf(nnDigits, nnClothes)},
      {model: convolutional, ...differenceOf(cnnDigits, cnnClothes)},
    ],
    gainOfGains: combine([cnnClothes, nnDigits], [nnClothes, cnnDigits]),
  };
}

function choose(contenders: readonly Contender[], dataset: DatasetName, {model, viewed = false}: Side) {
  return contenders.find((other) => other.dataset === dataset && other.model === model && other.viewed === viewed);
}

/** The mean accuracy over seeds, with its interval for the number of test images. */
function score({accuracies, correct}: Contender) {
  const accuracy = spread(accuracies);
  const images = correct[0]!.length;
  return {accuracy, interval: proportionInterval(accuracy.mean * images, images)};
}
