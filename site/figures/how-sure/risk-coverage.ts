import {type Line, type LineAxes, linePanels, pairShapes} from '../../charts/line-panels.ts';
import {architectureColor} from '../../charts/theme.ts';
import {write} from '../../format/numbers.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {shownRows} from '../../records/shown-models.ts';
import {architectureOf} from '../../records/studies.ts';
import {numberAt} from '../../records/values.ts';
import {say} from '../../report/phrases.ts';
import {manyOf, subject} from '../../report/sets.ts';
import {decimal, percent, text} from '../../tables/columns.ts';
import type {Figure} from '../figure.ts';
import {
  type CalibratedRow,
  calibratedCnn,
  calibratedRows,
  calibrationSources,
  cnnIsCalibrated,
  comparedPair,
  shownCalibratedRows,
} from './calibrated-rows.ts';

/** Errors that remain where a network may decline to answer. */
export const riskCoverage: Figure = {
  id: 'risk-coverage',
  ready: cnnIsCalibrated,
  title(records) {
    const half = calibratedCnn(records, subject, 'selective.points.9.risk.mean');
    const all = calibratedCnn(records, subject, 'selective.points.last.risk.mean');
    if (write(numberAt(records, half.at), 'percent') === write(numberAt(records, all.at), 'percent'))
      return say`The fewer answers are asked for, the surer: what is wrong of those that remain`;
    return say`If it may leave the less sure half of the ${manyOf(subject)} to others, the CNN errs in ${half} instead of ${all}`;
  },
  finding: () =>
    say`Share of wrong answers among those kept, the surest first; at the right all are kept. Dashed for the NN, solid for the CNN; mean over seeds.`,
  alternative: (records) =>
    `Panels with equal axes, one a data set, rising lines. ${shownCalibratedRows(records)
      .map(
        ({dataset, title, plain: {selective}}) =>
          `${title} on ${dataset}: ${write(selective.points[9]!.risk.mean, 'percent', 2)} wrong of the surest half, ${write(selective.points.at(-1)!.risk.mean, 'percent')} of all.`,
      )
      .join(' ')}`,
  table: (records) => ({
    columns: [
      text('Data set'),
      text('Model'),
      percent('Answered', 0),
      percent('Wrong of these'),
      decimal('Standard deviation'),
    ],
    rows: calibratedRows(records).flatMap(({dataset, title, plain}) =>
      plain.selective.points.map(({coverage, risk}) => [
        descriptionOf(records, dataset).title,
        title,
        coverage,
        risk.mean,
        risk.sd,
      ]),
    ),
  }),
  sources: calibrationSources,
  compares: comparedPair,
  chart(records, width) {
    const panels = datasetNames.map((dataset) => ({
      title: descriptionOf(records, dataset).title,
      lines: shownRows(calibratedRows(records), dataset).map((row) => riskLine(records, row)),
    }));
    const highest = Math.max(...panels.flatMap(({lines}) => lines.flatMap((line) => line.points.map(({y}) => y))));
    const axes: LineAxes = {
      x: {title: 'Answered', domain: [0, 1], format: '.0%', values: [0, 0.25, 0.5, 0.75, 1]},
      y: {title: null, domain: [0, highest * 1.12], format: '.0%'},
      measure: 'wrong',
    };
    return linePanels(panels, axes, pairShapes(), width);
  },
};

function riskLine(records: Records, {model, plain: {selective}}: CalibratedRow): Line {
  const architecture = architectureOf(records, model);
  return {
    name: architecture,
    color: architectureColor(architecture),
    dashed: architecture === 'NN',
    points: selective.points.map(({coverage, risk}) => ({x: coverage, y: risk.mean})),
  };
}
