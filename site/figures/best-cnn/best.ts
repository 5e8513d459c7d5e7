import type {Costs, DatasetName} from '../../../experiments/artifacts/schema.ts';
import {type Dot, intervalDots} from '../../charts/interval-dots.ts';
import {inPoints} from '../../charts/notes.ts';
import {write} from '../../format/numbers.ts';
import {comparedOffers, offersOf, pairUp, rankingOf} from '../../records/best-cnn.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {modelTitle} from '../../records/studies.ts';
import type {Quote} from '../../records/values.ts';
import {capitalize, list, type Phrase, say} from '../../report/phrases.ts';
import {hasOthers, joined} from '../../report/sets.ts';
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
    say`Share of the test images named correctly, one look at each, mean over seeds; the bar is its 95 in 100 interval over seeds and images. Full colour: cannot be told apart from the leader.`,
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

/** "On MNIST, A is best", or who cannot be told apart from the leader. */
function leadOn(records: Records, dataset: DatasetName): string[] {
  const {models} = rankingOf(records, dataset);
  const [leader, ...others] = models;
  if (!leader) return [];
  const on = hasOthers ? `on ${descriptionOf(records, dataset).title}, ` : '';
  if (leader.best) return [`${on}${leader.title} is best`];
  const tied = others.filter(({group}) => group === leader.group);
  if (tied.length === 0) return [`${on}${leader.title} leads`];
  const words = tied.length > 2 ? `${tied.length} networks` : list(tied.map((each) => each.title));
  return [`${on}${words} cannot be told apart from ${leader.title}`];
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
    return say`${String(above)} of ${String(all)} lie above ${reference} by more than chance${hasOthers ? ', on one data set at least' : ''}`;
  },
  finding: (records) =>
    say`Test accuracy less that of ${modelTitle(records, records.findings.costs!.reference)}, in points. Bars are 95 in 100 intervals, by a bootstrap over images and seeds; grey where the difference may be chance, after correction for all of them.`,
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

function gainDots(records: Records): Dot[] {
  return differenceDots(records, ({gain}) => gain);
}

/** What looking at an image several times brings. */
export const views: Figure = {
  id: 'views',
  ready: (records) => viewDots(records).length > 0,
  title(records) {
    const pooled = records.findings.costs!.views;
    const gains = pooled.flatMap(({dataset, apart, difference}, place): Phrase[] => {
      if (!apart || difference <= 0) return [];
      const gain: Quote = {at: `findings/costs#views.${place}.difference`, as: 'points', digits: 2};
      return [say`${gain} points${hasOthers ? ` on ${descriptionOf(records, dataset).title}` : ''}`];
    });
    if (gains.length === 0) return say`All networks together gain nothing from several views beyond chance`;
    return say`Several views of an image bring ${joined(gains)}`;
  },
  finding: () =>
    say`Test accuracy by several views of each image less that by one look of the same networks, in points. Bars are 95 in 100 intervals, by a bootstrap over images and seeds; grey where the difference may be chance, after correction for all of them. The title is of all networks together.`,
  alternative: (records) => describePanels('a row a network', viewDots(records), ' points'),
  table: (records) => ({
    columns: [
      text('Data set'),
      text('Network'),
      percent('By several views'),
      points('Gain'),
      points('Interval, low'),
      points('Interval, high'),
      chance('p, adjusted'),
    ],
    rows: datasetNames.flatMap((dataset) =>
      offersOf(records, dataset).flatMap(({title, accuracy, overOneLook: gain}) =>
        gain ? [[descriptionOf(records, dataset).title, title, accuracy, ...differenceCells(gain)]] : [],
      ),
    ),
  }),
  sources: (records) => found(records, ['costs']),
  chart: (records, width) => intervalDots(viewDots(records), width, pointsAxis),
};

function viewDots(records: Records): Dot[] {
  return differenceDots(records, ({overOneLook}) => overOneLook);
}

/** Whether a difference is above zero by more than chance. */
function isGain({value, faint}: Dot): boolean {
  return value > 0 && !faint;
}

const pointsAxis = {
  format: '~f',
  margin: 0.15,
  limit: Number.POSITIVE_INFINITY,
  line: 0,
  words: (points: number) => inPoints(points / 100),
};

function differenceCells({difference, low, high, adjusted}: NonNullable<Offer['gain']>) {
  return [difference, low, high, adjusted];
}

/** Differences in points, the largest on the last data set first. */
function differenceDots(records: Records, differenceOf: (offer: Offer) => Offer['gain']): Dot[] {
  const sorted = (dataset: DatasetName) =>
    offersOf(records, dataset)
      .flatMap((offer) => {
        const difference = differenceOf(offer);
        return difference ? [{...offer, ...difference}] : [];
      })
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
