import {type LineAxes, type LinePanel, linePanels, pairShapes} from '../../charts/line-panels.ts';
import {architectureColor} from '../../charts/theme.ts';
import {counted, write} from '../../format/numbers.ts';
import {descriptionOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {shownNn} from '../../records/shown-models.ts';
import {architectureOf} from '../../records/studies.ts';
import {numberAt, type Quote} from '../../records/values.ts';
import {say} from '../../report/phrases.ts';
import {beginOn, subject} from '../../report/sets.ts';
import {count, percent, text} from '../../tables/columns.ts';
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

const fewest = 50; // answers in a stretch that is drawn

/** How often answers are right, against how sure they are, before and after calibration. */
export const reliability: Figure = {
  id: 'reliability',
  ready: cnnIsCalibrated,
  title(records) {
    const [before, after] = (['before', 'after'] as const).map(
      (when): Quote => ({...calibratedCnn(records, subject, `${when}.calibrationError.mean`), digits: 0}),
    );
    const temperature = numberAt(records, calibratedCnn(records, subject, 'temperature.mean').at);
    const is = temperature > 1 ? 'surer than it should be' : 'less sure than it could be';
    const errors = [before!, after!].map(({at}) => numberAt(records, at));
    const cure = errors[1]! < errors[0]! ? say`; one number cuts its error from ${before!} to ${after!}` : [];
    return say`${beginOn(subject, 'the')} CNN is ${is}${cure}`;
  },
  finding(records) {
    const rows = calibratedRows(records);
    const better = rows.filter(
      ({plain: {before, after}}) => after.calibrationError.mean < before.calibrationError.mean,
    );
    return say`Share of right answers against confidence: dashed as the network gives it, solid at its temperature. On the thin line, confidence is what it says. The error falls in ${String(better.length)} of ${counted(rows.length, 'case')}.`;
  },
  alternative: (records) =>
    `Panels with equal axes. ${shownCalibratedRows(records)
      .map(
        ({dataset, title, plain: {before, after}}) =>
          `${title} on ${dataset}: calibration error ${write(before.calibrationError.mean, 'percent')} before, ${write(after.calibrationError.mean, 'percent')} after.`,
      )
      .join(' ')}`,
  table: (records) => ({
    columns: [
      text('Data set'),
      text('Model'),
      text('When'),
      count('Answers'),
      percent('Mean confidence'),
      percent('Right'),
    ],
    rows: calibratedRows(records).flatMap(({dataset, title, plain}) =>
      (['before', 'after'] as const).flatMap((when) =>
        plain[when].bins
          .filter((bin) => bin.confidence !== null)
          .map((bin) => [
            descriptionOf(records, dataset).title,
            title,
            when,
            bin.count,
            bin.confidence!,
            bin.accuracy!,
          ]),
      ),
    ),
  }),
  sources: calibrationSources,
  compares: comparedPair,
  chart(records, width) {
    const panels = shownCalibratedRows(records)
      .toSorted(byModel)
      .map((row) => reliabilityPanel(records, row));
    const axes: LineAxes = {
      x: {title: 'Confidence', domain: [0, 1], format: '.0%', values: [0, 0.25, 0.5, 0.75, 1]},
      y: {title: null, domain: [0, 1], format: '.0%', values: [0, 0.25, 0.5, 0.75, 1]},
      measure: 'right',
      diagonal: true,
    };
    return linePanels(panels, axes, pairShapes(170), width);
  },
};

/** The NN on every data set, then the CNN. */
function byModel(a: CalibratedRow, b: CalibratedRow): number {
  return Number(b.model === shownNn) - Number(a.model === shownNn);
}

function reliabilityPanel(records: Records, {dataset, model, title, plain}: CalibratedRow): LinePanel {
  return {
    title: `${descriptionOf(records, dataset).title}, ${title}`,
    lines: (['before', 'after'] as const).map((when) => ({
      name: when,
      color: architectureColor(architectureOf(records, model)),
      dashed: when === 'before',
      marks: true,
      points: plain[when].bins
        .filter((bin) => bin.count >= fewest)
        .map((bin) => ({x: bin.confidence!, y: bin.accuracy!})),
    })),
  };
}
