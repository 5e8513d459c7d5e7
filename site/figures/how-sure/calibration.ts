import type {CalibrationFinding, DatasetName} from '../../../experiments/artifacts/schema.ts';
import {type Line, type LineAxes, type LinePanel, linePanels, pairShapes} from '../../charts/line-panels.ts';
import {type ShareBar, shareBars} from '../../charts/share-bars.ts';
import {architectureColor} from '../../charts/theme.ts';
import {counted, write} from '../../format/numbers.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {shownCnn, shownNn, shownRows} from '../../records/shown-models.ts';
import {architectureOf} from '../../records/studies.ts';
import {numberAt, type Quote} from '../../records/values.ts';
import {say} from '../../report/phrases.ts';
import {hasOthers, manyOf, onSet, subject} from '../../report/sets.ts';
import {count, decimal, percent, text} from '../../tables/columns.ts';
import {describePanels} from '../alternatives.ts';
import type {Figure} from '../figure.ts';
import {found} from '../sources.ts';

type Row = CalibrationFinding['models'][number];

const sources = (records: Records) => found(records, ['calibration']);

/** All final models of every data set. */
export const calibratedRows = ({findings}: Records): Row[] => findings.calibration?.models ?? [];

const ready = (records: Records) => shownCnn(calibratedRows(records)) !== undefined;
const shown = (records: Records) => datasetNames.flatMap((dataset) => shownRows(calibratedRows(records), dataset));

/** A recorded number of one model. */
export function calibrated(dataset: DatasetName, model: string, field: string, as: Quote['as'] = 'percent'): Quote {
  return {at: `findings/calibration#models.${dataset}/${model}.plain.${field}`, as};
}

function ofCnn(records: Records, dataset: DatasetName, field: string, as: Quote['as'] = 'percent'): Quote {
  return calibrated(dataset, shownCnn(calibratedRows(records))!, field, as);
}

const fewest = 50; // answers in a stretch that is drawn

/** How often answers are right, against how sure they are, before and after calibration. */
export const reliability: Figure = {
  id: 'reliability',
  ready,
  title(records) {
    const temperature = ofCnn(records, subject, 'temperature.mean', 'decimal');
    const value = numberAt(records, temperature.at);
    const inSet = hasOthers ? `On ${manyOf(subject)} the` : 'The';
    return value > 1
      ? say`${inSet} CNN is surer than it should be: its temperature is ${temperature}`
      : say`${inSet} CNN is less sure than it could be: its temperature is ${temperature}`;
  },
  finding(records) {
    const [before, after] = ['before', 'after'].map((when) => ofCnn(records, subject, `${when}.calibrationError.mean`));
    return say`Share of right answers among those given with about that confidence: dashed as the network gives them, solid after its temperature has been set on validation images. On the thin line, confidence is what it says. Stretches with fewer than ${String(fewest)} answers are left out. The CNN’s calibration error${onSet(subject)} goes from ${before!} to ${after!}.`;
  },
  alternative: (records) =>
    `Panels with equal axes. ${shown(records)
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
  sources,
  chart(records, width) {
    const panels = shown(records)
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
function byModel(a: Row, b: Row): number {
  return Number(b.model === shownNn) - Number(a.model === shownNn);
}

function reliabilityPanel(records: Records, {dataset, model, title, plain}: Row): LinePanel {
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

/** Errors that remain where a network may decline to answer. */
export const riskCoverage: Figure = {
  id: 'risk-coverage',
  ready,
  title(records) {
    const half = ofCnn(records, subject, 'selective.points.9.risk.mean');
    const all = ofCnn(records, subject, 'selective.points.last.risk.mean');
    return say`If it may leave the less sure half of the ${manyOf(subject)} to others, the CNN errs in ${{...half, digits: 2}} instead of ${all}`;
  },
  finding: () =>
    say`Share of wrong answers among the surest ones, against how many are given. At the right all images are answered. A curve that stays low knows where it is weak. Dashed for the NN, solid for the CNN; mean over seeds.`,
  alternative: (records) =>
    `Panels with equal axes, one a data set, rising lines. ${shown(records)
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
  sources,
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

function riskLine(records: Records, {model, plain: {selective}}: Row): Line {
  const architecture = architectureOf(records, model);
  return {
    name: architecture,
    color: architectureColor(architecture),
    dashed: architecture === 'NN',
    points: selective.points.map(({coverage, risk}) => ({x: coverage, y: risk.mean})),
  };
}

/** How many names a set needs to hold the true one. */
export const predictionSets: Figure = {
  id: 'prediction-sets',
  ready,
  title(records) {
    const sizes = datasetNames.toReversed().flatMap((dataset, place) => {
      const size = ofCnn(records, dataset, 'sets.2.size.mean', 'decimal');
      return place === 0 ? say`${size} names on average${onSet(dataset)}` : say`, ${size}${onSet(dataset)}`;
    });
    return say`To hold the true name in 99 of 100 sets, the CNN needs ${sizes}`;
  },
  finding: () =>
    say`Each image gets the names that the network cannot exclude. The bar shows how many sets are empty (grey), have one name (full colour), two, or three and more (ever lighter). At its right: the share of sets that hold the true name, and the mean number of names.`,
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
        ...sizes.slice(0, 4),
      ]),
    ),
  }),
  sources,
  chart: (records, width) =>
    shareBars(barsOf(records), ['no name', 'one name', 'two names', 'three names or more'], width),
};

function barsOf(records: Records): ShareBar[] {
  return shown(records).flatMap(({dataset, model, plain}) =>
    plain.sets.map(({target, coverage, size, sizes}) => ({
      panel: descriptionOf(records, dataset).title,
      row: `${architectureOf(records, model)}, ${write(target, 'percent', 0)}`,
      color: architectureColor(architectureOf(records, model)),
      shares: [...sizes.slice(0, 3), sizes.slice(3).reduce((sum, share) => sum + share, 0)],
      label: `${write(coverage.mean, 'percent')} · ${write(size.mean, 'decimal')}`,
    })),
  );
}

/** How sure all final models are, before and after. */
export const temperatures: Figure = {
  id: 'temperatures',
  body: 'all',
  ready,
  title(records) {
    const rows = calibratedRows(records);
    const better = rows.filter(
      ({plain: {before, after}}) => after.calibrationError.mean < before.calibrationError.mean,
    ).length;
    return better === rows.length
      ? say`One number, set on validation images, lowers the calibration error of every model`
      : say`One number, set on validation images, lowers the calibration error in ${String(better)} of ${String(rows.length)} cases`;
  },
  finding: () =>
    say`Temperature, then the calibration error and the loss on test images without it and with it, mean over seeds. A temperature above 1 means that the network was too sure, below 1 that it was not sure enough.`,
  alternative: () => 'A table with a row a model and five numbers on each data set.',
  table: (records) => ({
    columns: [
      text('Data set'),
      text('Model'),
      count('Seeds'),
      decimal('Temperature', 3),
      ...['before', 'after'].flatMap((when) => [
        decimal(`Loss ${when}`),
        decimal(`Brier score ${when}`),
        percent(`Calibration error ${when}`),
      ]),
    ],
    rows: calibratedRows(records).map(({dataset, title, seeds, plain: {temperature, before, after}}) => [
      descriptionOf(records, dataset).title,
      title,
      seeds,
      temperature.mean,
      ...[before, after].flatMap(({loss, brier, calibrationError}) => [loss.mean, brier.mean, calibrationError.mean]),
    ]),
  }),
  sources,
};
