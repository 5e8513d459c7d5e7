import type {DatasetName, Efficiency} from '../../experiments/artifacts/schema.ts';
import {type Line, type LineAxes, linePanels, pairShape} from '../charts/line-panels.ts';
import {architectureColor} from '../charts/theme.ts';
import {datasetNames} from '../datasets.ts';
import {write} from '../numbers.ts';
import {type Phrase, say} from '../phrases.ts';
import type {Records} from '../records.ts';
import {count, decimal, percent, text} from './columns.ts';
import type {Figure} from './figure.ts';
import {found} from './sources.ts';

type Curve = Efficiency['curves'][number];

const curvesOf = ({findings}: Records): Curve[] => findings.efficiency?.curves ?? [];
const measured = (records: Records) => curvesOf(records).filter(({points}) => points.length > 1);

/** Errors by the number of training images, and the law that they follow. */
export const efficiency: Figure = {
  id: 'efficiency',
  page: '/where-it-fails/',
  ready: (records) => datasetNames.every((dataset) => measured(records).some((curve) => curve.dataset === dataset)),
  title(records) {
    const [digits, clothes] = datasetNames.map((dataset) => needed(records, dataset));
    return digits && clothes
      ? say`What the NN learns from all its images, the CNN learns from ${clothes} clothes, or from ${digits} digits`
      : say`Error by the number of training images, so far`;
  },
  finding: (records) => [
    ...say`Share of the validation images named wrongly, against the number of training images; both axes go by factors. Dots are measured, mean over seeds; bands are fitted power laws with their 95 in 100 intervals. Dashed for the NN. `,
    ...datasetNames.flatMap((dataset) => doubled(records, dataset)),
  ],
  alternative: (records) =>
    `Two panels with equal axes, falling lines. ${measured(records)
      .flatMap(({dataset, name, points}) =>
        points.map(
          ({trainingCount, accuracy}) =>
            `${name} on ${dataset} with ${trainingCount} images: ${write(1 - accuracy.mean, 'percent')} wrong.`,
        ),
      )
      .join(' ')}`,
  table: (records) => ({
    columns: [
      text('Data set'),
      text('Network'),
      count('Training images'),
      count('Seeds'),
      percent('Validation accuracy'),
      percent('Interval, low'),
      percent('Interval, high'),
      decimal('Standard deviation'),
    ],
    rows: curvesOf(records).flatMap(({dataset, name, points}) =>
      points.map(({trainingCount, seeds, accuracy, interval}) => [
        records.datasets[dataset].title,
        name,
        trainingCount,
        seeds,
        accuracy.mean,
        interval.low,
        interval.high,
        accuracy.sd,
      ]),
    ),
  }),
  sources: (records) => found(records, ['efficiency']),
  chart(records, width) {
    const panels = datasetNames.map((dataset) => ({
      title: records.datasets[dataset].title,
      lines: measured(records)
        .filter((curve) => curve.dataset === dataset)
        .flatMap(linesOf),
    }));
    return linePanels(panels, axesOf(measured(records)), pairShape(width, 230));
  },
};

function linesOf({name, points, fit}: Curve): Line[] {
  const style = {name, color: architectureColor(name), dashed: name === 'NN'};
  const label = name === 'NN' ? 'above' : 'below';
  const dots = points.map(({trainingCount, seeds, accuracy}) => ({x: trainingCount, y: 1 - accuracy.mean, seeds}));
  const last = points.at(-1)!.trainingCount;
  const law = (fit?.accuracies ?? [])
    .filter(({trainingCount}) => trainingCount <= 2 * last)
    .map(({trainingCount, value, low, high}) => ({x: trainingCount, y: 1 - value, low: 1 - high, high: 1 - low}));
  return fit
    ? [
        {...style, points: law, label, measure: 'wrong by the law'},
        {...style, points: dots, marks: true, bare: true},
      ]
    : [{...style, points: dots, marks: true, label}];
}

function axesOf(curves: Curve[]): LineAxes {
  const points = curves.flatMap((curve) => curve.points);
  const errors = points.map(({accuracy}) => 1 - accuracy.mean);
  const sizes = points.map(({trainingCount}) => trainingCount);
  const [low, high] = [Math.min(...errors), Math.max(...errors)];
  return {
    x: {
      title: 'Training images',
      domain: [Math.min(...sizes) * 0.9, Math.max(...sizes) * 2.1],
      format: '~s',
      logarithmic: true,
      values: [100, 1_000, 10_000, 100_000],
    },
    y: {
      title: null,
      domain: [low * 0.75, Math.min(1, high * 1.15)],
      format: '~%',
      logarithmic: true,
      values: [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5],
    },
    measure: 'wrong',
  };
}

/** How many images the CNN needs for what the NN does with all; nothing while the sizes do not tell. */
function needed(records: Records, dataset: DatasetName): Phrase | undefined {
  const reach = records.findings.efficiency?.reaches.find((row) => row.dataset === dataset);
  const fitted = curvesOf(records).some((curve) => curve.dataset === dataset && curve.fit);
  if (!reach?.images || !fitted) return undefined;
  return say`${{at: `findings/efficiency#reaches.${dataset}/CNN.images`, as: 'count'}}`;
}

/** What twice as many images would bring the CNN, by the fitted law. */
function doubled(records: Records, dataset: DatasetName): Phrase {
  const curve = curvesOf(records).find((row) => row.dataset === dataset && row.name === 'CNN');
  if (!curve?.fit) return [];
  const at = `findings/efficiency#curves.${dataset}/CNN`;
  const quote = {
    at: `${at}.fit.doubled.value`,
    minus: `${at}.points.last.accuracy.mean`,
    as: 'points' as const,
    digits: 2,
  };
  return say`By that law, twice as many images would change the CNN’s accuracy on ${records.datasets[dataset].title} by ${quote} points. `;
}
