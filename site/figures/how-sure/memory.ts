import type {DatasetName, Overfitting} from '../../../experiments/artifacts/schema.ts';
import {type Dot, intervalDots} from '../../charts/interval-dots.ts';
import {inPoints} from '../../charts/notes.ts';
import {write} from '../../format/numbers.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {architectureOf, modelTitle} from '../../records/studies.ts';
import {say} from '../../report/phrases.ts';
import {manyOf, subject} from '../../report/sets.ts';
import {count, decimal, points, text} from '../../tables/columns.ts';
import {describePanels} from '../alternatives.ts';
import type {Figure} from '../figure.ts';
import {found} from '../sources.ts';

type Group = Overfitting['groups'][number];

/** The groups of models that are run on the test images, each model once a data set. */
function groupsOf({findings, studies}: Records): Group[] {
  const tested = (findings.overfitting?.groups ?? []).filter(({study, dataset, model}) =>
    studies[study]?.groups.some((group) => group.dataset === dataset && group.model === model && group.test),
  );
  return [...new Map(tested.map((group) => [`${group.dataset}/${group.model}`, group])).values()];
}

const of = (records: Records, dataset: DatasetName) => groupsOf(records).filter((group) => group.dataset === dataset);

/** How much of what each final model knows holds for its training images alone. */
export const memory: Figure = {
  id: 'memory',
  ready: (records) => datasetNames.every((dataset) => of(records, dataset).length > 0),
  title(records) {
    const {study, model} = of(records, subject).reduce((most, group) =>
      group.gap.mean > most.gap.mean ? group : most,
    );
    const quote = {
      at: `findings/overfitting#groups.${study}/${subject}/${model}.gap.mean`,
      as: 'points' as const,
    };
    return say`The widest gap is that of ${modelTitle(records, model)}: ${quote} points more on the ${manyOf(subject)} that it has trained on`;
  },
  finding: () =>
    say`Accuracy on training images less accuracy on validation images, in points, after the last epoch; mean over seeds, the bar from the lowest to the highest seed. A gap tells that training images are no measure; it does not tell which network is better on new ones.`,
  alternative: (records) => describePanels('a row a model', dotsOf(records), ' points'),
  table: (records) => ({
    columns: [
      text('Data set'),
      text('Model'),
      count('Seeds'),
      points('Gap'),
      points('Lowest'),
      points('Highest'),
      {...count('Curves part in epoch'), none: 'none'},
      count('Loss lowest in epoch'),
      decimal('Rise of the loss after'),
    ],
    rows: groupsOf(records).map(({dataset, model, seeds, gap, parted, lowest, rise}) => [
      descriptionOf(records, dataset).title,
      modelTitle(records, model),
      seeds,
      gap.mean,
      gap.min,
      gap.max,
      parted ?? '',
      lowest,
      rise.mean,
    ]),
  }),
  sources: (records) => found(records, ['overfitting']),
  chart: (records, width) =>
    intervalDots(dotsOf(records), width, {limit: Infinity, line: 0, bar: 'seeds', words: inPoints}),
};

/** Model by model, so that each keeps its row in all panels. */
function dotsOf(records: Records): Dot[] {
  return [...Map.groupBy(groupsOf(records), ({model}) => model).values()]
    .flat()
    .map(({dataset, model, gap, seeds}) => ({
      panel: descriptionOf(records, dataset).title,
      row: modelTitle(records, model),
      architecture: architectureOf(records, model),
      value: gap.mean,
      seeds,
      low: gap.min,
      high: gap.max,
      label: write(gap.mean, 'points', 1),
    }));
}
