import type {DatasetName, Efficiency} from '../../../experiments/artifacts/schema.ts';
import {type Line, type LineAxes, linePanels, pairShapes} from '../../charts/line-panels.ts';
import {architectureColor} from '../../charts/theme.ts';
import {write} from '../../format/numbers.ts';
import {list} from '../../format/words.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import type {Quote} from '../../records/values.ts';
import {type Phrase, say} from '../../report/phrases.ts';
import {about, forEachSet, joined, manyOf, subjectFirst} from '../../report/sets.ts';
import {chance, count, decimal, deviation, percent, points, text} from '../../tables/columns.ts';
import type {Figure} from '../figure.ts';
import {found} from '../sources.ts';

type Curve = Efficiency['curves'][number];

const curvesOf = ({findings}: Records): Curve[] => findings.efficiency?.curves ?? [];
const measured = (records: Records) => curvesOf(records).filter(({points}) => points.length > 1);

/** Errors by the number of training images, and the law that they follow. */
export const efficiency: Figure = {
  id: 'efficiency',
  ready: (records) => datasetNames.every((dataset) => measured(records).some((curve) => curve.dataset === dataset)),
  title(records) {
    const counts = subjectFirst.flatMap((dataset) => {
      const count = needed(records, dataset);
      return count ? [say`${count} ${manyOf(dataset)}`] : [];
    });
    return counts.length === subjectFirst.length
      ? say`To err as rarely as the NN with all images, the CNN needs about ${joined(counts, ', or ')}`
      : say`Error by the number of training images, so far`;
  },
  finding: (records) => [
    ...say`Validation images named wrongly, by the number of training images. Dashed for the NN, solid for the CNN. `,
    ...doubled(records, false),
  ],
  rest: (records) => [
    ...about('fashion-mnist', say`The NN is that of 20 epochs; trained for longer, it comes as far as the CNN. `),
    ...say`Batches and epochs are fitted to the number of images. Both axes go by factors. Dots are measured, mean over seeds; bands are fitted power laws with their 95 in 100 intervals. `,
    ...apart(records),
    ...doubled(records, true),
    ...reached(records),
  ],
  alternative: (records) =>
    `Panels with equal axes, one a data set, falling lines. ${measured(records)
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
      points('Ahead of the NN'),
      points('Ahead, low'),
      points('Ahead, high'),
      chance('p, adjusted'),
    ],
    rows: curvesOf(records).flatMap((curve) => curve.points.map((point) => rowOf(records, curve, point))),
  }),
  sources: (records) => found(records, ['efficiency']),
  compares: (records) => measured(records).flatMap(({dataset, points}) => points.map(({model}) => ({dataset, model}))),
  chart(records, width) {
    const panels = datasetNames.map((dataset) => ({
      title: descriptionOf(records, dataset).title,
      lines: measured(records)
        .filter((curve) => curve.dataset === dataset)
        .flatMap(linesOf),
    }));
    return linePanels(panels, axesOf(measured(records)), pairShapes(230), width);
  },
};

function rowOf({datasets, findings}: Records, {dataset, name}: Curve, point: Curve['points'][number]) {
  const {trainingCount, seeds, accuracy, interval} = point;
  const lead = findings.efficiency!.leads.find(
    (each) => each.dataset === dataset && each.name === name && each.trainingCount === trainingCount,
  );
  return [
    ...[
      descriptionOf({datasets}, dataset).title,
      name,
      trainingCount,
      seeds,
      accuracy.mean,
      interval.low,
      interval.high,
    ],
    deviation(seeds, accuracy.sd),
    ...(lead ? [lead.difference, lead.low, lead.high, lead.adjusted] : ['', '', '', '']),
  ];
}

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
  return say`${{at: `findings/efficiency#reaches.${dataset}/CNN.images`, as: 'operations', digits: 0}}`;
}

/** How sure the numbers of the title are. */
function reached(records: Records): Phrase {
  const reaches = records.findings.efficiency?.reaches ?? [];
  const bounded = reaches.every(({low, high}) => low !== null && high !== null);
  if (!bounded || !datasetNames.every((dataset) => needed(records, dataset))) return [];
  const spans = forEachSet((dataset) => {
    const end = (name: string): Quote => ({at: `findings/efficiency#reaches.${dataset}/CNN.${name}`, as: 'count'});
    return say`${end('low')} to ${end('high')} ${manyOf(dataset)}`;
  }, subjectFirst);
  return say`The numbers of the title have 95 in 100 intervals of ${spans}.`;
}

/** At which sizes one of the two is ahead by more than chance, as the record judges it. */
function apart(records: Records): Phrase {
  const places = datasetNames.map(
    (dataset) => `on ${descriptionOf(records, dataset).title} ${ahead(records, dataset)}`,
  );
  return say`All sizes judged together, more than chance lies between the two ${places.join('; ')}. `;
}

function ahead({findings}: Records, dataset: DatasetName): string {
  const leads = findings.efficiency!.leads.filter((lead) => lead.dataset === dataset);
  const by = Map.groupBy(
    leads.filter((lead) => lead.apart),
    ({difference, name, other}) => (difference > 0 ? name : other),
  );
  const words = [...by].map(([name, those]) => {
    const counts = those.map(({trainingCount}) => write(trainingCount, 'count'));
    return `${those.length === leads.length ? 'at every size' : `with ${list(counts)} images`}, the ${name} ahead`;
  });
  return words.length ? words.join(', and ') : 'nowhere';
}

/** What twice as many images would bring the CNN, by the fitted law; with intervals, or without. */
function doubled(records: Records, exactly: boolean): Phrase {
  const fitted = datasetNames.filter((dataset) => curveOf(records, dataset, 'CNN')?.fit);
  if (fitted.length === 0) return [];
  const gains = fitted.map((dataset): Phrase => {
    const of = (field: string): Quote => ({
      at: `findings/efficiency#curves.${dataset}/CNN.fit.doubling.${field}`,
      as: 'points',
      digits: exactly ? 2 : 1,
    });
    const bar = exactly ? say` (${of('low')} to ${of('high')})` : [];
    return say`${of('value')} points${bar} on ${descriptionOf(records, dataset).title}`;
  });
  return say`Twice as many images would change the CNN’s accuracy by ${joined(gains)}. `;
}

function curveOf(records: Records, dataset: DatasetName, name: string): Curve | undefined {
  return curvesOf(records).find((curve) => curve.dataset === dataset && curve.name === name);
}
