import type {Comparisons, DatasetName} from '../../../experiments/artifacts/schema.ts';
import {type Dot, intervalDots, pointsAxis} from '../../charts/interval-dots.ts';
import {write} from '../../format/numbers.ts';
import {capitalize} from '../../format/words.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {modelTitle} from '../../records/studies.ts';
import {say} from '../../report/phrases.ts';
import {chance, count, points, text} from '../../tables/columns.ts';
import type {Figure} from '../figure.ts';
import {found} from '../sources.ts';

type Contrast = Comparisons['contrasts'][number];

/** The questions whose models the report has or is to have. */
const contrastsOf = (records: Records): Contrast[] =>
  (records.findings.comparisons?.contrasts ?? []).filter(({dataset, first, second}) =>
    [first, second].every(({model}) => isPlanned(records, dataset, model)),
  );

function isPlanned({studies}: Records, dataset: DatasetName, model: string): boolean {
  return Object.values(studies).some(({groups}) =>
    groups.some((group) => group.dataset === dataset && group.model === model),
  );
}

const answered = (records: Records) => contrastsOf(records).filter(({recipes}) => recipes);

/** The questions that were asked beforehand, and what the differences say. */
export const contrasts: Figure = {
  id: 'contrasts',
  ready: (records) => answered(records).length > 0,
  title(records) {
    const [asked, all] = [contrastsOf(records), answered(records)];
    const apart = all.filter(({recipes}) => recipes!.apart).length;
    const soFar = all.length < asked.length ? `${all.length} are answered so far: ` : '';
    return say`Of ${String(asked.length)} questions asked beforehand, ${soFar}${String(apart)} found a difference, ${String(all.length - apart)} a tie`;
  },
  finding: () =>
    say`Change of test accuracy, in points, with its 95 in 100 interval over seeds and images. Coloured where it is more than chance, after correction for all the questions; grey is a tie.`,
  alternative: (records) =>
    `Panels with equal axes, one a data set, a row a question. ${answered(records)
      .map(
        ({dataset, question, recipes}) =>
          `${dataset}, ${question} ${signed(recipes!.difference)} points, ${recipes!.apart ? 'a difference' : 'a tie'}.`,
      )
      .join(' ')}`,
  table: (records) => ({
    columns: [
      text('Data set'),
      text('Question'),
      text('From'),
      text('To'),
      count('Seeds'),
      count('Seeds of the other'),
      {...points('Difference'), none: 'not yet'},
      points('Low'),
      points('High'),
      chance('p, adjusted'),
      chance('p of permutation'),
      count('First seeds: only the first right'),
      count('Only the second right'),
      chance('p of McNemar, adjusted'),
    ],
    rows: contrastsOf(records).map(({dataset, question, first, second, recipes, models}) => [
      descriptionOf(records, dataset).title,
      question,
      sideTitle(records, first),
      sideTitle(records, second),
      first.seeds,
      second.seeds,
      ...(recipes
        ? [recipes.difference, recipes.low, recipes.high, recipes.adjusted, recipes.permutation]
        : ['', '', '', '', '']),
      ...(models ? [models.onlyFirst, models.onlySecond, models.adjusted] : ['', '', '']),
    ]),
  }),
  sources: (records) => found(records, ['comparisons']),
  compares: (records) =>
    answered(records).flatMap(({dataset, first, second}) =>
      [first, second].map((side) => ({dataset, ...sideOf(side)})),
    ),
  chart: (records, width) => intervalDots(dotsOf(records), width, pointsAxis),
};

/** One side of a question, as its model stands there. */
function sideOf({model, viewed, seeds}: Contrast['first']) {
  return {model, viewed, networks: seeds};
}

function sideTitle(records: Records, {model, viewed}: Contrast['first']): string {
  return `${modelTitle(records, model)}${viewed ? ', several views' : ''}`;
}

const signed = (difference: number) => `${difference > 0 ? '+' : ''}${write(difference, 'points', 2)}`;

/** A data set after the other, so that the questions keep their order in all panels. */
function dotsOf(records: Records): Dot[] {
  return answered(records)
    .toSorted((a, b) => datasetNames.indexOf(a.dataset) - datasetNames.indexOf(b.dataset))
    .map(({dataset, question, recipes}) => ({
      panel: descriptionOf(records, dataset).title,
      row: shortened(question),
      architecture: 'CNN',
      value: recipes!.difference * 100,
      low: recipes!.low * 100,
      high: recipes!.high * 100,
      label: signed(recipes!.difference),
      faint: !recipes!.apart,
    }));
}

function shortened(question: string): string {
  return capitalize(question.replace(/^And /, ''));
}
