import {type IntervalRow, intervalRows} from '../../charts/interval-rows.ts';
import {counted, write} from '../../format/numbers.ts';
import type {Records} from '../../records/records.ts';
import {modelTitle} from '../../records/studies.ts';
import {say} from '../../report/phrases.ts';
import {subject} from '../../report/sets.ts';
import {found} from '../../report/tuning.ts';
import {deviation} from '../../tables/columns.ts';
import type {Figure} from '../figure.ts';
import {found as finding, runsOfStudies} from '../sources.ts';

/** How far the seed alone moves the accuracy of some networks of the grid. */
export const seedNoise: Figure = {
  id: 'seed-noise',
  ready: ({findings}) => Boolean(findings.tuning?.noise),
  title: () =>
    say`Two trainings may differ by ${found('noise.difference', 'points', 1)} points by seed, and by where they stop`,
  finding: () =>
    say`Networks of the grid, trained with several seeds: mean validation accuracy, and the range from the lowest seed to the highest. The standard deviation between seeds, pooled over all, is ${found('noise.sd', 'points', 2)} points.`,
  alternative: (records) =>
    `A row a network, a dot at the mean and a bar from the lowest seed to the highest. ${rowsOf(records)
      .map(({name, label}) => `${name}: ${label}.`)
      .join(' ')}`,
  table: ({findings}) => ({
    columns: [
      {name: 'Network', as: 'text'},
      {name: 'Seeds', as: 'count'},
      {name: 'Mean', as: 'percent', digits: 2},
      {name: 'Standard deviation', as: 'points', digits: 2},
      {name: 'Lowest', as: 'percent', digits: 2},
      {name: 'Highest', as: 'percent', digits: 2},
    ],
    rows: findings.tuning!.noise!.configurations.map(({model, seeds, accuracy: {mean, sd, min, max}}) => [
      model,
      seeds,
      mean,
      deviation(seeds, sd),
      min,
      max,
    ]),
  }),
  sources: (records) => [...runsOfStudies(records, ['tuning-noise']), ...finding(records, ['tuning'])],
  compares: ({findings}) =>
    findings.tuning!.noise!.configurations.map(({model}) => ({dataset: subject, model, study: 'tuning-noise'})),
  chart: (records, width) => intervalRows(rowsOf(records), {format: '~%', zero: false, bar: 'seeds'}, width),
};

function rowsOf(records: Records): IntervalRow[] {
  return records.findings
    .tuning!.noise!.configurations.toSorted((a, b) => b.accuracy.mean - a.accuracy.mean)
    .map(({model, seeds, accuracy}) => ({
      name: modelTitle(records, model),
      value: accuracy.mean,
      low: accuracy.min,
      high: accuracy.max,
      label: `${write(accuracy.mean, 'percent')}, ${counted(seeds, 'seed')}`,
    }));
}
