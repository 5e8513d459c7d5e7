import type {DatasetName} from '../../../experiments/artifacts/schema.ts';
import {type ShareBar, shareBars} from '../../charts/share-bars.ts';
import {architectureColor} from '../../charts/theme.ts';
import {counted, write} from '../../format/numbers.ts';
import {descriptionOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {architectureOf} from '../../records/studies.ts';
import {say} from '../../report/phrases.ts';
import {fromSubject, onSet} from '../../report/sets.ts';
import {decimal, percent, text} from '../../tables/columns.ts';
import {describePanels} from '../alternatives.ts';
import type {Figure} from '../figure.ts';
import {
  calibratedCnn,
  calibratedRows,
  calibrationSources,
  cnnIsCalibrated,
  comparedPair,
  shownCalibratedRows,
} from './calibrated-rows.ts';

/** How many names a set needs to hold the true one. */
export const predictionSets: Figure = {
  id: 'prediction-sets',
  ready: cnnIsCalibrated,
  title(records) {
    const sizeOn = (dataset: DatasetName) => ({
      ...calibratedCnn(records, dataset, 'sets.2.size.mean', 'decimal'),
      digits: 1,
    });
    const sizes = fromSubject(
      (dataset) => say`${sizeOn(dataset)} names on average${onSet(dataset)}`,
      (dataset) => say`${sizeOn(dataset)}${onSet(dataset)}`,
    );
    return say`To hold the true name in 99 of 100 sets, the CNN needs ${sizes}`;
  },
  finding: () =>
    say`How many sets have no name (grey), one (full colour), two, or more (ever lighter). At the right: the share of sets that hold the true name, and the mean number of names.`,
  alternative: (records) => describePanels('three bars a network', barsOf(records)),
  table: (records) => ({
    columns: [
      text('Data set'),
      text('Model'),
      percent('Asked', 0),
      percent('Held'),
      percent('Interval, low'),
      percent('Interval, high'),
      decimal('Names', 3),
      ...[0, 1, 2, 3].map((size) => percent(`Sets of ${counted(size, 'name')}`)),
    ],
    rows: calibratedRows(records).flatMap(({dataset, title, plain}) =>
      plain.sets.map(({target, coverage, interval, size, sizes}) => [
        descriptionOf(records, dataset).title,
        title,
        target,
        coverage.mean,
        interval.low,
        interval.high,
        size.mean,
        ...[0, 1, 2, 3].map((size) => sizes[size] ?? 0),
      ]),
    ),
  }),
  sources: calibrationSources,
  compares: comparedPair,
  chart: (records, width) =>
    shareBars(barsOf(records), ['no name', 'one name', 'two names', 'three names or more'], width),
};

function barsOf(records: Records): ShareBar[] {
  return shownCalibratedRows(records).flatMap(({dataset, model, plain}) =>
    plain.sets.map(({target, coverage, size, sizes}) => ({
      panel: descriptionOf(records, dataset).title,
      row: `${architectureOf(records, model)}, ${write(target, 'percent', 0)}`,
      color: architectureColor(architectureOf(records, model)),
      shares: [...sizes.slice(0, 3), sizes.slice(3).reduce((sum, share) => sum + share, 0)],
      label: `${write(coverage.mean, 'percent')} · ${write(size.mean, 'decimal')}`,
    })),
  );
}
