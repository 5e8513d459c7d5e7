import type {Atlas, DatasetName} from '../../../experiments/artifacts/schema.ts';
import {type Dot, intervalDots} from '../../charts/interval-dots.ts';
import {write} from '../../format/numbers.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {say} from '../../report/phrases.ts';
import {forEachSet, fromSubject, manyOf, subjectFirst} from '../../report/sets.ts';
import {count, decimal, text} from '../../tables/columns.ts';
import type {Figure} from '../figure.ts';
import {classCell, foundPairs, imageCell, pairColumns} from '../images.ts';
import {found} from '../sources.ts';

type OfDataset = Atlas['datasets'][number];
type Measure = OfDataset['measures'][number];

const sources = (records: Records) => found(records, ['atlas']);
const shownPairs = 4; // by each measure

/** What was found of one data set. */
export function atlasOf({findings}: Records, dataset: DatasetName): OfDataset | undefined {
  return findings.atlas?.datasets.find((row) => row.dataset === dataset);
}

const ready = (records: Records) => datasetNames.every((dataset) => atlasOf(records, dataset));

/** What a measure compares, in the words of the page. */
export const measureTitles: Record<Measure['measure'], string> = {
  pixels: 'By pixels',
  structure: 'By structure',
  embedding: 'By what the CNN sees',
};

function measuresOf(records: Records): {dataset: DatasetName; place: number; measure: Measure}[] {
  return datasetNames.flatMap((dataset) =>
    (atlasOf(records, dataset)?.measures ?? []).map((measure, place) => ({dataset, place, measure})),
  );
}

/** Test images of two classes, each the nearest of any other class to the other. */
export const atlas: Figure = {
  id: 'atlas',
  ready,
  title(records) {
    const seen = fromSubject(
      (dataset) => say`${manyOf(dataset)} have ${mutual(records, dataset, 'embedding')} pairs of look-alikes`,
      (dataset) => say`${manyOf(dataset)} ${mutual(records, dataset, 'embedding')}`,
    );
    const pixels = forEachSet((dataset) => [mutual(records, dataset, 'pixels')], subjectFirst);
    return say`By what the CNN sees, ${seen}; by pixels, ${pixels}`;
  },
  finding: () => say`Test images with different names, the nearest pairs first.`,
  rest: () =>
    say`Pixels are compared one by one; structure by the likeness of small neighbourhoods; and the last features of the CNN by their direction.`,
  alternative: (records) =>
    `Pairs of look-alikes by three measures. ${measuresOf(records)
      .map(
        ({dataset, measure}) => `${dataset}, ${measureTitles[measure.measure].toLowerCase()}: ${measure.mutual} pairs.`,
      )
      .join(' ')}`,
  table: (records) => ({
    columns: [text('Measure'), ...pairColumns],
    rows: measuresOf(records).flatMap(({dataset, measure: {measure, distances, sheet}}) =>
      distances.map((distance, pair) => {
        const [one, other] = [sheet.images[2 * pair]!, sheet.images[2 * pair + 1]!];
        return [
          measureTitles[measure],
          descriptionOf(records, dataset).title,
          imageCell(dataset, one),
          classCell(records, dataset, one),
          imageCell(dataset, other),
          classCell(records, dataset, other),
          distance,
        ];
      }),
    ),
  }),
  sources,
  tiles: (records, dataset) =>
    atlasOf(records, dataset)!.measures.map(({measure, mutual: count, sheet, distances}) => ({
      title: `${measureTitles[measure]}, ${write(count, 'count')} pairs`,
      ...foundPairs(records, dataset, {
        finding: 'atlas',
        sheet,
        notes: distances.slice(0, shownPairs).map((distance) => write(distance, 'decimal')),
      }),
    })),
};

function mutual(records: Records, dataset: DatasetName, name: Measure['measure']) {
  const place = atlasOf(records, dataset)!.measures.findIndex(({measure}) => measure === name);
  return {at: `findings/atlas#datasets.${dataset}.measures.${place}.mutual`, as: 'count' as const};
}

/** Whether near classes are the ones that are confused. */
export const foretold: Figure = {
  id: 'foretold',
  ready: (records) => measuresOf(records).some(({measure}) => measure.foretold),
  title(records) {
    const dots = dotsOf(records);
    const sure = dots.filter(({value, faint}) => value > 0 && !faint).length;
    if (sure === 0) return say`That nearness foretells what the CNN confuses, no comparison shows beyond chance`;
    return sure === dots.length
      ? say`The nearer two categories lie, the more often the CNN confuses them, by every measure`
      : say`In ${String(sure)} of ${String(dots.length)} comparisons nearness foretells what the CNN confuses; in the rest it may be chance`;
  },
  finding: () =>
    say`Rank correlation of how near two categories lie and how often the CNN confuses them, with 95 in 100 intervals: 1 if both have the same order, 0 if one says nothing about the other.`,
  rest: () =>
    say`Over the pairs of categories. A mark is grey where the correlation may be chance, after correction for all of them.`,
  alternative: (records) =>
    `Panels with equal axes, one a data set, a row a measure. ${dotsOf(records)
      .map(({panel, row, label}) => `${panel}, ${row}: ${label}.`)
      .join(' ')}`,
  table: (records) => ({
    columns: [
      text('Data set'),
      text('Measure'),
      text('One'),
      text('Other'),
      decimal('Mean distance', 3),
      count('Confusions'),
    ],
    rows: measuresOf(records).flatMap(({dataset, measure: {measure, classes}}) =>
      classes.map(({labels, distance, confusions}) => [
        descriptionOf(records, dataset).title,
        measureTitles[measure],
        ...labels.map((label) => classCell(records, dataset, {label})),
        distance,
        confusions,
      ]),
    ),
  }),
  sources,
  chart: (records, width) =>
    intervalDots(dotsOf(records), width, {
      format: '.1f',
      margin: 0.04,
      limit: 1.02,
      line: 0,
      words: (value) => write(value, 'decimal'),
    }),
};

function dotsOf(records: Records): Dot[] {
  return measuresOf(records).flatMap(({dataset, measure: {measure, foretold}}) =>
    foretold
      ? [
          {
            panel: descriptionOf(records, dataset).title,
            row: measureTitles[measure],
            architecture: 'CNN',
            value: foretold.correlation,
            low: foretold.low,
            high: foretold.high,
            label: write(foretold.correlation, 'decimal'),
            faint: !foretold.apart,
          },
        ]
      : [],
  );
}
