import type {Costs, DatasetName} from '../../../experiments/artifacts/schema.ts';
import {type Dot, intervalDots, pointsAxis} from '../../charts/interval-dots.ts';
import {write} from '../../format/numbers.ts';
import {capitalize, list} from '../../format/words.ts';
import {comparedOffers, offersOf, pairUp, rankingOf} from '../../records/best-cnn.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {modelTitle} from '../../records/studies.ts';
import {say} from '../../report/phrases.ts';
import {hasOthers} from '../../report/sets.ts';
import {chance, count, deviation, percent, points, text} from '../../tables/columns.ts';
import {describePanels} from '../alternatives.ts';
import type {Figure} from '../figure.ts';
import {found} from '../sources.ts';

type Offer = Costs['offers'][number];

/** Test accuracy of the networks on both data sets, one look at each image. */
export const best: Figure = {
  id: 'best',
  ready: (records) => datasetNames.some((dataset) => rankingOf(records, dataset).models.length > 0),
  title: (records) => say`${capitalize(datasetNames.flatMap((dataset) => leadOn(records, dataset)).join('; '))}`,
  finding: () =>
    say`Test accuracy, one look at each image, mean over seeds, with its 95 in 100 interval. Full colour: cannot be told apart from the leader.`,
  rest: () => say`The intervals are over seeds and images.`,
  alternative: (records) => describePanels('a row a network', rankedDots(records)),
  table: (records) => ({
    columns: [
      text('Data set'),
      text('Network'),
      count('Tie group'),
      count('Parameters'),
      count('Seeds'),
      percent('Test accuracy'),
      points('Standard deviation'),
      percent('Interval, low'),
      percent('Interval, high'),
    ],
    rows: datasetNames.flatMap((dataset) =>
      rankingOf(records, dataset).models.map(({title, group, parameters, seeds, accuracy, interval}) => [
        descriptionOf(records, dataset).title,
        title,
        group,
        parameters,
        seeds,
        accuracy.mean,
        deviation(seeds, accuracy.sd),
        interval.low,
        interval.high,
      ]),
    ),
  }),
  sources: (records) => found(records, ['comparisons']),
  compares: (records) =>
    datasetNames.flatMap((dataset) => rankingOf(records, dataset).models.map(({model}) => ({dataset, model}))),
  chart: (records, width) => intervalDots(rankedDots(records), width),
};

/** "On MNIST, A is best", or who cannot be told apart from the leader and shares its place. */
function leadOn(records: Records, dataset: DatasetName): string[] {
  const {models} = rankingOf(records, dataset);
  const [leader, ...rest] = models;
  if (!leader) return [];
  const on = hasOthers ? `on ${descriptionOf(records, dataset).title}, ` : '';
  if (leader.best) return [`${on}${leader.title} is best`];
  const tied = rest.filter(({group}) => group === leader.group);
  if (tied.length === 0) return [`${on}${leader.title} leads`];
  const others = tied.length > 2 ? [`${tied.length} others`] : tied.map((each) => each.title);
  return [`${on}${list(inShort([leader.title, ...others]))} share the lead`];
}

/** "Modern CNN S", "M" and "XS": names that begin alike do so once. */
function inShort(titles: string[]): string[] {
  const [first = '', ...rest] = titles;
  const shared = first.slice(0, first.lastIndexOf(' ') + 1);
  return rest.every((title) => title.startsWith(shared))
    ? [first, ...rest.map((title) => title.slice(shared.length))]
    : titles;
}

function rankedDots(records: Records): Dot[] {
  const rows = pairUp(
    (dataset) => rankingOf(records, dataset).models.map((model) => ({...model, dataset})),
    ({model}) => model,
  );
  return rows.map(({dataset, title, architecture, accuracy, interval, group, seeds}) => ({
    panel: descriptionOf(records, dataset).title,
    row: title,
    architecture,
    value: accuracy.mean,
    ...interval,
    seeds,
    label: write(accuracy.mean, 'percent', 2),
    faint: group !== rankingOf(records, dataset).models[0]!.group,
  }));
}

/** How far the others are above the CNN before tuning. */
export const gains: Figure = {
  id: 'gains',
  ready: (records) => gainDots(records).length > 0,
  title(records) {
    const reference = modelTitle(records, records.findings.costs!.reference);
    const rows = gainDots(records);
    const above = new Set(rows.filter(isGain).map(({row}) => row)).size;
    const all = new Set(rows.map(({row}) => row)).size;
    return say`${String(above)} of ${String(all)} contenders beat the ${reference} by more than chance${hasOthers ? ', on one data set at least' : ''}`;
  },
  finding: (records) =>
    say`Test accuracy less that of the ${modelTitle(records, records.findings.costs!.reference)}, in points, with 95 in 100 intervals; grey where the difference may be chance.`,
  rest: () =>
    say`The intervals are by a bootstrap over images and seeds. What may be chance is judged after correction for all of them, so more is asked of each than of one question by itself.`,
  alternative: (records) => describePanels('a row a network', gainDots(records), ' points'),
  table: (records) => ({
    columns: [
      text('Data set'),
      text('Network'),
      points('Gain'),
      points('Interval, low'),
      points('Interval, high'),
      chance('p, adjusted'),
    ],
    rows: datasetNames.flatMap((dataset) =>
      offersOf(records, dataset).flatMap(({title, gain}) =>
        gain ? [[descriptionOf(records, dataset).title, title, ...differenceCells(gain)]] : [],
      ),
    ),
  }),
  sources: (records) => found(records, ['costs']),
  compares: (records) =>
    datasetNames.flatMap((dataset) => comparedOffers(offersOf(records, dataset).filter(({gain}) => gain))),
  chart: (records, width) => intervalDots(gainDots(records), width, pointsAxis),
};

/** Whether a difference is above zero by more than chance. */
function isGain({value, faint}: Dot): boolean {
  return value > 0 && !faint;
}

function differenceCells({difference, low, high, adjusted}: NonNullable<Offer['gain']>) {
  return [difference, low, high, adjusted];
}

/** Gains in points, the largest on the last data set first. */
function gainDots(records: Records): Dot[] {
  const sorted = (dataset: DatasetName) =>
    offersOf(records, dataset)
      .flatMap((offer) => (offer.gain ? [{...offer, ...offer.gain}] : []))
      .toSorted((a, b) => b.difference - a.difference);
  return pairUp(sorted, ({title}) => title).map(({dataset, title, architecture, difference, low, high, apart}) => ({
    panel: descriptionOf(records, dataset).title,
    row: title.replace(', several views', ', views'), // so that it fits beside the marks
    architecture,
    value: difference * 100,
    low: low * 100,
    high: high * 100,
    label: write(difference, 'points', 2),
    faint: !apart,
  }));
}
