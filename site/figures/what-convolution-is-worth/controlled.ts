import type {Controlled, DatasetName} from '../../../experiments/artifacts/schema.ts';
import {type Dot, intervalDots, pointsAxis} from '../../charts/interval-dots.ts';
import {write} from '../../format/numbers.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import type {Quote} from '../../records/values.ts';
import {type Phrase, say} from '../../report/phrases.ts';
import {onSet, subject} from '../../report/sets.ts';
import {chance, points, text} from '../../tables/columns.ts';
import type {Figure} from '../figure.ts';
import {found} from '../sources.ts';
import {type Judged, opposite, spanOf} from './spans.ts';

export type Model = Controlled['models'][number];

/** The chapter that shows most of them. */
export const sources = (records: Records) => found(records, ['controlled']);

export const modelsOf = ({findings}: Records): Model[] => findings.controlled?.models ?? [];

export function modelNamed(records: Records, dataset: DatasetName, name: string): Model | undefined {
  return modelsOf(records).find((each) => each.dataset === dataset && each.model === name);
}

/** The accuracy of a model on images changed by so much, mean over seeds; nothing where that was not asked. */
export function changedTo(model: Model | undefined, change: string, amount: number): number | undefined {
  return model?.changed.find((each) => each.change === change && each.amount === amount)?.accuracy.mean;
}

/** The same to quote, of a model that is there; that on unchanged images where it is not changed. */
export function quoteChanged(
  records: Records,
  dataset: DatasetName,
  name: string,
  change: string,
  amount: number,
): Quote {
  const model = modelsOf(records).findIndex((each) => each.dataset === dataset && each.model === name);
  const place = modelsOf(records)[model]!.changed.findIndex((each) => each.change === change && each.amount === amount);
  return {at: `findings/controlled#models.${model}.${place < 0 ? '' : `changed.${place}.`}accuracy.mean`};
}

const contrastsOf = ({findings}: Records, family: string) =>
  findings.controlled?.families.find(({name}) => name === family)?.contrasts ?? [];

/** The contrasts of a family that have been judged. */
function judgedIn(records: Records, family: string): Judged[] {
  return contrastsOf(records, family).flatMap((each) => (each.change ? [{...each, change: each.change}] : []));
}

/** Whether all contrasts of a family have been judged: a title sums them up. */
function isJudged(records: Records, family: string): boolean {
  const {length} = contrastsOf(records, family);
  return length > 0 && judgedIn(records, family).length === length;
}

interface FamilyFigure {
  id: string;
  family: string;
  title: (judged: readonly Judged[], records: Records) => Phrase;
  rowOf?: (title: string) => string; // what a network is called in its row
  finding: Phrase;
}

/** All contrasts of a family, one panel a data set. */
function familyFigure({id, family, title, finding, rowOf = shortly}: FamilyFigure): Figure {
  const dotsOf = (records: Records) =>
    datasetNames.flatMap((dataset) =>
      judgedIn(records, family)
        .filter((each) => each.dataset === dataset)
        .map((each) => dotOf(records, each, rowOf)),
    );
  return {
    id,
    ready: (records) => isJudged(records, family),
    title: (records) => title(judgedIn(records, family), records),
    finding: (records) => [...finding, ...judgedTogether(records, family)],
    alternative: (records) =>
      `Panels with equal axes, one a data set, a row a network, a dot with an interval. ${dotsOf(records)
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
        descriptionOf(records, dataset).title,
        titleOf(records, dataset, model),
        titleOf(records, dataset, against),
        change.difference,
        change.low,
        change.high,
        change.adjusted,
      ]),
    }),
    sources,
    compares: (records) =>
      judgedIn(records, family).flatMap(({dataset, model, against}) => [
        {dataset, model},
        {dataset, model: against},
      ]),
    chart: (records, width) => intervalDots(dotsOf(records), width, pointsAxis),
  };
}

/** A title that fits before a panel. */
function shortly(title: string): string {
  return title.replace(' with batch normalisation', '');
}

function dotOf(records: Records, {dataset, model, change}: Judged, rowOf: (title: string) => string): Dot {
  const {difference, low, high, apart} = change;
  return {
    panel: descriptionOf(records, dataset).title,
    row: rowOf(titleOf(records, dataset, model)),
    architecture: modelNamed(records, dataset, model)!.architecture,
    value: difference * 100,
    low: low * 100,
    high: high * 100,
    label: `${difference > 0 ? '+' : ''}${write(difference, 'points', 2)}`,
    faint: !apart,
  };
}

function titleOf(records: Records, dataset: DatasetName, name: string): string {
  return modelNamed(records, dataset, name)?.title ?? name;
}

function judgedTogether(records: Records, family: string): Phrase {
  const all = contrastsOf(records, family).length;
  return say` Bars are 95 in 100 intervals over seeds and images; coloured where the difference holds after correction for all ${String(all)} of the family, grey where it may be chance.`;
}

/** What convolution gains with each way of training. */
export const sameTraining = familyFigure({
  id: 'same-training',
  family: 'convolution',
  title: (judged) => [...say`With the same training, convolution gains `, ...spanOf(judged, subject), onSet(subject)],
  finding: say`Test accuracy of two CNNs less that of the simple NN trained in the same way, in points. Each network has the learning rate that suits it best on validation images.`,
});

/** What each part of the training gains for each network. */
export const trainingSteps = familyFigure({
  id: 'training-steps',
  family: 'training',
  title: (judged) => [
    ...say`With the same network, a step of the training changes accuracy by `,
    ...spanOf(judged, subject),
    onSet(subject),
  ],
  finding: say`Test accuracy less that of the same network trained without the last of the means that are named, in points.`,
});

/** What it costs to tear neighbours apart. */
export const shuffledPixels = familyFigure({
  id: 'shuffled-pixels',
  family: 'neighbours',
  title: (judged, records) => {
    const lost = judged.filter(({change}) => change.apart && change.difference < 0);
    const cnns = judged.filter(({dataset, model}) => modelNamed(records, dataset, model)?.architecture === 'CNN');
    if (lost.length !== cnns.length || lost.some((each) => !cnns.includes(each)))
      return say`With all pixels in another order, ${String(lost.length)} of ${String(judged.length)} networks lose beyond chance`;
    return [
      ...say`With all pixels in another order, NNs lose nothing, CNNs `,
      ...spanOf(cnns.map(opposite), subject),
      onSet(subject),
    ];
  },
  rowOf: (title) => shortly(title).split(', ')[0]!,
  finding: say`Test accuracy on images whose pixels lie in one other order, the same for all, less that on the images as they are, in points.`,
});

/** What each part of convolution is worth. */
export const convolutionParts = familyFigure({
  id: 'convolution-parts',
  family: 'parts',
  title: (judged, records) => {
    const worst = judged
      .filter(({dataset, change}) => dataset === subject && change.apart)
      .toSorted((a, b) => a.change.difference - b.change.difference)[0];
    return worst
      ? say`What costs most${onSet(subject)}: ${titleOf(records, worst.dataset, worst.model).toLowerCase()} (${write(worst.change.difference, 'points', 2)} points)`
      : say`No part of convolution makes a difference beyond chance${onSet(subject)}`;
  },
  finding: say`Test accuracy of the small CNN with one part of convolution taken away, less that of the whole, in points.`,
});

/** What convolution gains with few images. */
export const fewImages = familyFigure({
  id: 'few-images',
  family: 'few-images',
  title: (judged) => [...say`With fewer images, convolution gains `, ...spanOf(judged, subject), onSet(subject)],
  finding: say`Test accuracy of two CNNs less that of the simple NN trained on the same images in the same way, in points.`,
});
