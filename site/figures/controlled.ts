import type {Controlled, DatasetName} from '../../experiments/artifacts/schema.ts';
import {type Dot, intervalDots} from '../charts/interval-dots.ts';
import {headedPanels, type Line, type LineAxes, pairShape} from '../charts/line-panels.ts';
import {inPoints} from '../charts/notes.ts';
import {architectureColor} from '../charts/theme.ts';
import {datasetNames} from '../datasets.ts';
import {write} from '../numbers.ts';
import {type Phrase, say} from '../phrases.ts';
import type {Records} from '../records.ts';
import {chance, count, decimal, percent, points, text} from './columns.ts';
import type {Figure} from './figure.ts';
import {found} from './sources.ts';

type Model = Controlled['models'][number];
type Contrast = Controlled['families'][number]['contrasts'][number];
type Judged = Contrast & {change: NonNullable<Contrast['change']>};

const page = '/what-convolution-is-worth/';
const sources = (records: Records) => found(records, ['controlled']);

const modelsOf = ({findings}: Records): Model[] => findings.controlled?.models ?? [];

function modelNamed(records: Records, dataset: DatasetName, name: string): Model | undefined {
  return modelsOf(records).find((each) => each.dataset === dataset && each.model === name);
}

/** The contrasts of a family that have been judged. */
function judgedIn({findings}: Records, family: string): Judged[] {
  const contrasts = findings.controlled?.families.find(({name}) => name === family)?.contrasts ?? [];
  return contrasts.flatMap((each) => (each.change ? [{...each, change: each.change}] : []));
}

interface FamilyFigure {
  id: string;
  family: string;
  title: (judged: readonly Judged[], records: Records) => Phrase;
  finding: Phrase;
}

/** All contrasts of a family, one panel a data set. */
function familyFigure({id, family, title, finding}: FamilyFigure): Figure {
  const dotsOf = (records: Records) => judgedIn(records, family).map((each) => dotOf(records, each));
  return {
    id,
    page,
    ready: (records) => judgedIn(records, family).length > 0,
    title: (records) => title(judgedIn(records, family), records),
    finding: (records) => [...finding, ...judgedTogether(records, family)],
    alternative: (records) =>
      `Two panels with equal axes, a row a network, a dot with an interval. ${dotsOf(records)
        .map(({panel, row, label}) => `${panel}, ${row}: ${label} points.`)
        .join(' ')}`,
    table: (records) => ({
      columns: [
        text('Data set'),
        text('Network'),
        text('Against'),
        points('Difference'),
        points('Interval, low'),
        points('Interval, high'),
        chance('p, adjusted'),
      ],
      rows: judgedIn(records, family).map(({dataset, model, against, change}) => [
        records.datasets[dataset].title,
        titleOf(records, dataset, model),
        titleOf(records, dataset, against),
        change.difference,
        change.low,
        change.high,
        change.adjusted,
      ]),
    }),
    sources,
    chart: (records, width) =>
      intervalDots(dotsOf(records), width, {
        format: '~%',
        margin: 0.003,
        limit: Number.POSITIVE_INFINITY,
        line: 0,
        names: 230,
        words: inPoints,
      }),
  };
}

function dotOf(records: Records, {dataset, model, change}: Judged): Dot {
  const {difference, low, high, apart} = change;
  return {
    panel: records.datasets[dataset].title,
    row: titleOf(records, dataset, model),
    architecture: modelNamed(records, dataset, model)!.architecture,
    value: difference,
    low,
    high,
    label: `${difference > 0 ? '+' : ''}${write(difference, 'points', 2)}`,
    faint: !apart,
  };
}

function titleOf(records: Records, dataset: DatasetName, name: string): string {
  return modelNamed(records, dataset, name)?.title ?? name;
}

function judgedTogether({findings}: Records, family: string): Phrase {
  const all = findings.controlled?.families.find(({name}) => name === family)?.contrasts.length ?? 0;
  return say` Bars are 95 in 100 intervals over seeds and images; coloured where the difference holds after correction for all ${String(all)} of the family, grey where it may be chance.`;
}

function spanOf(judged: readonly Judged[], dataset: DatasetName): Phrase {
  const differences = judged.filter((each) => each.dataset === dataset).map(({change}) => change.difference);
  const [low, high] = [Math.min(...differences), Math.max(...differences)];
  const [least, most] = [low, high].map((difference) => write(difference, 'points', 1));
  return least === most ? say`${most!} points` : say`${least!} to ${most!} points`;
}

/** What convolution gains with each way of training. */
export const sameTraining = familyFigure({
  id: 'same-training',
  family: 'convolution',
  title: (judged) => [
    ...say`With the same training, convolution gains `,
    ...spanOf(judged, 'fashion-mnist'),
    ...say` on clothes`,
  ],
  finding: say`Test accuracy of two CNNs less that of the NN 512 trained in the same way, in points. Each network has the learning rate that suits it best on validation images.`,
});

/** What each part of the training gains for each network. */
export const trainingSteps = familyFigure({
  id: 'training-steps',
  family: 'training',
  title: (judged) => [
    ...say`With the same network, a step of the training changes accuracy by `,
    ...spanOf(judged, 'fashion-mnist'),
    ...say` on clothes`,
  ],
  finding: say`Test accuracy less that of the same network trained without the last of the means that are named, in points.`,
});

/** What it costs to tear neighbours apart. */
export const shuffledPixels = familyFigure({
  id: 'shuffled-pixels',
  family: 'neighbours',
  title: (judged) => {
    const lost = judged.filter(({change}) => change.apart && change.difference < 0).length;
    return say`With all pixels in another order, ${String(lost)} of ${String(judged.length)} networks lose beyond chance`;
  },
  finding: say`Test accuracy on images whose pixels lie in one other order, the same for all, less that on the images as they are, in points.`,
});

/** What each part of convolution is worth. */
export const convolutionParts = familyFigure({
  id: 'convolution-parts',
  family: 'parts',
  title: (judged, records) => {
    const worst = judged
      .filter(({dataset, change}) => dataset === 'fashion-mnist' && change.apart)
      .toSorted((a, b) => a.change.difference - b.change.difference)[0];
    return worst
      ? say`What costs most on clothes: ${titleOf(records, worst.dataset, worst.model).toLowerCase()} (${write(worst.change.difference, 'points', 2)} points)`
      : say`No part of convolution makes a difference beyond chance on clothes`;
  },
  finding: say`Test accuracy of the CNN 32-32-32 with one part of convolution taken away, less that of the whole, in points.`,
});

/** What convolution gains with few images. */
export const fewImages = familyFigure({
  id: 'few-images',
  family: 'few-images',
  title: (judged) => [
    ...say`With fewer images, convolution gains `,
    ...spanOf(judged, 'fashion-mnist'),
    ...say` on clothes`,
  ],
  finding: say`Test accuracy of two CNNs less that of the NN 512 trained on the same images in the same way, in points.`,
});

const moved = (records: Records) => modelsOf(records).filter(({changed}) => changed.length > 0);
const kinds = [
  {change: 'translation', title: 'Moved, pixels', neutral: 0, format: 'd'},
  {change: 'rotation', title: 'Turned, degrees', neutral: 0, format: 'd'},
  {change: 'scale', title: 'Times as large', neutral: 1, format: '.1f'},
] as const;

/** Accuracy on images that are moved, turned and scaled. */
export const movedImages: Figure = {
  id: 'moved-images',
  page,
  ready: (records) => moved(records).length > 0,
  title(records) {
    const [nn, cnn] = ['nn-512', 'cnn-32-32-32'].map((name) =>
      accuracyAt(modelNamed(records, 'fashion-mnist', `${name}-controlled-scheduled`), 'translation', 2),
    );
    return nn === undefined || cnn === undefined
      ? say`Accuracy on images that are moved, turned and scaled, so far`
      : say`Clothes moved by two pixels: the NN is right in ${write(nn, 'percent', 1)}, the small CNN in ${write(cnn, 'percent', 1)}`;
  },
  finding: () =>
    say`Share of all test images named correctly when they are moved, turned or scaled, mean over seeds, by the NN 512 and the CNN 32-32-32; the modern CNN is in the table. Solid: trained on the images as they are; dashed: on images moved by up to a pixel, and clothes mirrored.`,
  alternative: (records) =>
    `Panels with equal axes, one a way of changing images, for each data set; lines fall from the image as it is. ${moved(
      records,
    )
      .map(({dataset, title, accuracy}) => `${title} on ${dataset}: ${write(accuracy.mean, 'percent')} unchanged.`)
      .join(' ')}`,
  table: (records) => ({
    columns: [
      text('Data set'),
      text('Network'),
      text('Change'),
      decimal('Amount', 1),
      count('Seeds'),
      percent('Test accuracy'),
      percent('Interval, low'),
      percent('Interval, high'),
    ],
    rows: moved(records).flatMap(({dataset, title, seeds, changed}) =>
      changed.map(({change, amount, accuracy, interval}) => [
        records.datasets[dataset].title,
        title,
        change,
        amount,
        seeds,
        accuracy.mean,
        interval.low,
        interval.high,
      ]),
    ),
  }),
  sources,
  chart(records, width) {
    const axes: LineAxes = {
      x: {title: null, domain: [0, 1], format: '~g'},
      y: {title: null, domain: [0, 1], format: '.0%', values: [0, 0.5, 1]},
      measure: 'right',
    };
    const blocks = datasetNames.map((dataset) => ({
      title: records.datasets[dataset].title,
      panels: kinds.map(({change, title, neutral, format}, place) => ({
        title: '',
        lines: moved(records)
          .filter((each) => each.dataset === dataset && !each.model.startsWith('airbench'))
          .map((each) => lineOf(each, change, neutral, place === 0)),
        x: {...axes.x, title, format, domain: domainOf(records, change, neutral)},
      })),
    }));
    return headedPanels(blocks, axes, {...pairShape(width, 150), columns: width === 'wide' ? 3 : 1, width: 190});
  },
};

function accuracyAt(model: Model | undefined, change: string, amount: number): number | undefined {
  return model?.changed.find((each) => each.change === change && each.amount === amount)?.accuracy.mean;
}

function domainOf(records: Records, change: string, neutral: number): [number, number] {
  const amounts = moved(records).flatMap(({changed}) =>
    changed.flatMap((each) => (each.change === change ? each.amount : [])),
  );
  return [Math.min(neutral, ...amounts), Math.max(neutral, ...amounts)];
}

function lineOf(model: Model, change: string, neutral: number, named: boolean): Line {
  const changed = model.changed.filter((each) => each.change === change);
  const whole = {amount: neutral, accuracy: model.accuracy, interval: model.interval};
  const isAugmented = model.model.endsWith('augmented');
  return {
    name: model.title.replace(', scheduled', ''),
    color: architectureColor(model.architecture),
    dashed: isAugmented,
    ...(named && !isAugmented && {label: model.architecture === 'NN' ? 'below' : 'above'}),
    points: [whole, ...changed]
      .toSorted((a, b) => a.amount - b.amount)
      .map(({amount, accuracy}) => ({x: amount, y: accuracy.mean, seeds: model.seeds})),
    marks: true,
  };
}

/** How hard parts of the data sets are. */
export const harderParts: Figure = {
  id: 'harder-parts',
  page: '/why-clothes-are-harder/',
  ready: (records) => partsOf(records).length > 0,
  title(records) {
    const [tops, others] = ['tops', 'others'].map((name) =>
      modelNamed(records, 'fashion-mnist', `airbench-small-controlled-scheduled-${name}`),
    );
    return tops && others
      ? say`The same network errs on ${write(1 - tops.accuracy.mean, 'percent', 1)} of tops alone, on ${write(1 - others.accuracy.mean, 'percent', 1)} of the other clothes alone`
      : say`How hard parts of the data sets are, so far`;
  },
  finding: () =>
    say`Share of test images named wrongly by networks that were trained on such images alone, all in the same way; bars are 95 in 100 intervals over seeds and images. Squares are the NN 512, discs are CNNs.`,
  alternative: (records) =>
    `A row a network and its images, a dot with an interval. ${partsOf(records)
      .map(({title, accuracy}) => `${title}: ${write(1 - accuracy.mean, 'percent')} wrong.`)
      .join(' ')}`,
  table: (records) => ({
    columns: [
      text('Data set'),
      text('Network and images'),
      count('Test images'),
      count('Seeds'),
      percent('Wrong'),
      percent('Interval, low'),
      percent('Interval, high'),
    ],
    rows: partsOf(records).map(({dataset, title, images, seeds, accuracy, interval}) => [
      records.datasets[dataset].title,
      title,
      images,
      seeds,
      1 - accuracy.mean,
      1 - interval.high,
      1 - interval.low,
    ]),
  }),
  sources,
  chart: (records, width) =>
    intervalDots(
      partsOf(records).map(({dataset, title, architecture, accuracy, interval, seeds}) => ({
        panel: records.datasets[dataset].title,
        row: title.replace(', scheduled', ', all classes'),
        architecture,
        value: 1 - accuracy.mean,
        low: 1 - interval.high,
        high: 1 - interval.low,
        label: write(1 - accuracy.mean, 'percent', 2),
        seeds,
      })),
      width,
      {names: 260, margin: 0.004},
    ),
};

/** The networks on parts of the images or with wrong labels, beside those on all of them. */
function partsOf(records: Records): Model[] {
  const parts = modelsOf(records).filter(({study}) => study === 'why-harder');
  const wholes = new Set(parts.map(({dataset, model}) => `${dataset}/${model.replace(/(-scheduled)-.*$/, '$1')}`));
  const shown = modelsOf(records).filter(
    ({dataset, model, study}) => study === 'why-harder' || wholes.has(`${dataset}/${model}`),
  );
  return [...Map.groupBy(shown, ({title}) => title.split(',')[0]).values()].flat(); // network by network
}

/** The figures of controlled experiments, in the order in which they are met. */
export const controlledFigures = [
  harderParts,
  sameTraining,
  trainingSteps,
  shuffledPixels,
  convolutionParts,
  movedImages,
  fewImages,
];
