import type {Comparisons, DatasetName} from '../../../experiments/artifacts/schema.ts';
import {type Dot, intervalDots} from '../../charts/interval-dots.ts';
import {counted, write} from '../../format/numbers.ts';
import type {Compared} from '../../records/compared.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import type {Quote} from '../../records/values.ts';
import {type Phrase, say} from '../../report/phrases.ts';
import {fromSubject, onSet, subjectFirst} from '../../report/sets.ts';
import {chance, count, deviation, percent, points, text} from '../../tables/columns.ts';
import type {Figure} from '../figure.ts';
import {found} from '../sources.ts';

type Ranked = Comparisons['rankings'][number]['models'][number];

const sources = (records: Records) => found(records, ['comparisons']);

/** The models of one data set, the leader first. */
function rankingOf({findings}: Records, dataset: DatasetName): Ranked[] {
  return findings.comparisons?.rankings.find((row) => row.dataset === dataset)?.models ?? [];
}

const ready = (records: Records) => datasetNames.every((dataset) => rankingOf(records, dataset).length > 0);

/** All ranked models by data set, the leader first. */
function rowsOf(records: Records): {dataset: DatasetName; row: Ranked}[] {
  return datasetNames.flatMap((dataset) => rankingOf(records, dataset).map((row) => ({dataset, row})));
}

/** The models that both figures rank. */
function compares(records: Records): Compared[] {
  return rowsOf(records).map(({dataset, row: {model}}) => ({dataset, model}));
}

/** The titles in the order of the last data set, then those that are ranked on others alone. */
function orderOf(records: Records): string[] {
  const titles = (dataset: DatasetName) => rankingOf(records, dataset).map(({title}) => title);
  return [...new Set(subjectFirst.flatMap(titles))];
}

function dotsOf(records: Records, describe: (row: Ranked) => Pick<Dot, 'low' | 'high' | 'label'> & {faint?: boolean}) {
  return rowsOf(records).map(
    ({dataset, row}): Dot => ({
      panel: descriptionOf(records, dataset).title,
      row: row.title,
      architecture: row.architecture,
      value: row.accuracy.mean,
      seeds: row.seeds,
      ...describe(row),
    }),
  );
}

/** What other seeds make of the same recipe. */
export const modelNoise: Figure = {
  id: 'model-noise',
  ready,
  title(records) {
    const spans = fromSubject(
      (dataset) => say`${widest(records, dataset)} points apart${onSet(dataset)}`,
      (dataset) => say`${widest(records, dataset)}${onSet(dataset)}`,
    );
    return say`The same recipe, trained with other seeds: up to ${spans}`;
  },
  finding: () =>
    say`Test accuracy of each model, mean over its seeds. The bar runs from the lowest seed to the highest; the number is the standard deviation, in points.`,
  alternative: (records) =>
    describeRows(records, ({accuracy}) => `standard deviation ${write(accuracy.sd, 'points', 2)} points`),
  table: (records) => ({
    columns: [
      text('Data set'),
      text('Model'),
      count('Seeds'),
      percent('Mean'),
      points('Standard deviation'),
      percent('Lowest'),
      percent('Highest'),
    ],
    rows: rowsOf(records).map(({dataset, row: {title, seeds, accuracy}}) => [
      descriptionOf(records, dataset).title,
      title,
      seeds,
      accuracy.mean,
      deviation(seeds, accuracy.sd),
      accuracy.min,
      accuracy.max,
    ]),
  }),
  sources,
  compares,
  chart(records, width) {
    const dots = dotsOf(records, ({accuracy: {min, max, sd}, seeds}) => ({
      low: min,
      high: max,
      label: seeds > 1 ? write(sd, 'points', 2) : 'one seed',
    }));
    return intervalDots(dots, width, {order: orderOf(records), bar: 'seeds'});
  },
};

/** How far the seeds of one model lie apart at most. */
function widest(records: Records, dataset: DatasetName): Quote {
  const {model} = rankingOf(records, dataset).reduce((most, row) =>
    row.accuracy.max - row.accuracy.min > most.accuracy.max - most.accuracy.min ? row : most,
  );
  const at = `findings/comparisons#rankings.${dataset}.models.${model}.accuracy`;
  return {at: `${at}.max`, minus: `${at}.min`, as: 'points', digits: 1};
}

function describeRows(records: Records, words: (row: Ranked) => string): string {
  const rows = rowsOf(records).map(
    ({dataset, row}) =>
      `${descriptionOf(records, dataset).title}, ${row.title}: ${write(row.accuracy.mean, 'percent')}, ${words(row)}.`,
  );
  return `Panels with equal axes, one a data set, a row a model. ${rows.join(' ')}`;
}

/** All models in order, and which of them are tied with the leader. */
export const ranking: Figure = {
  id: 'ranking',
  ready,
  title(records) {
    const leads = (dataset: DatasetName) => say`${leaders(records, dataset)}${onSet(dataset)}`;
    return fromSubject(leads, leads, '; ');
  },
  finding: () =>
    say`Test accuracy by one look at each image, mean over seeds, with its 95 in 100 interval. The number behind it is the group: its models cannot be told from its leader. Grey: not in the first.`,
  alternative: (records) => describeRows(records, ({group}) => `group ${group}`),
  table: (records) => ({
    columns: [
      text('Data set'),
      text('Model'),
      count('Group'),
      count('Parameters'),
      percent('Accuracy'),
      percent('Interval, low'),
      percent('Interval, high'),
      points('Behind the leader'),
      points('At least'),
      points('At most'),
      chance('p, adjusted'),
      percent('By several views'),
    ],
    rows: datasetNames.flatMap((dataset) =>
      rankingOf(records, dataset).map(({title, group, parameters, accuracy, interval, lead, viewed}) => [
        descriptionOf(records, dataset).title,
        title,
        group,
        parameters,
        accuracy.mean,
        interval.low,
        interval.high,
        ...(lead ? [lead.difference, lead.low, lead.high, lead.p] : [0, '', '', '']),
        viewed?.accuracy.mean ?? '',
      ]),
    ),
  }),
  sources,
  compares,
  chart(records, width) {
    const dots = dotsOf(records, ({accuracy, interval, group}) => ({
      ...interval,
      label: `${write(accuracy.mean, 'percent')} · ${group}`,
      faint: group > 1,
    }));
    return intervalDots(dots, width, {order: orderOf(records)});
  },
};

function leaders(records: Records, dataset: DatasetName): Phrase {
  const models = rankingOf(records, dataset);
  const tied = models.filter(({group}) => group === 1).length - 1; // but for the leader
  if (models[0]!.best) return [`${models[0]!.title} leads alone`];
  return [`${counted(tied, 'model')} ${tied === 1 ? 'ties' : 'tie'} with the leader`];
}
