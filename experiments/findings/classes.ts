import {type ClassScore, classScores, type Estimate} from '../analysis/class-scores.ts';
import {mergeClasses} from '../analysis/merge-classes.ts';
import {proportionInterval} from '../analysis/proportion-interval.ts';
import {spread} from '../analysis/spread.ts';
import {type Classes, classesSchema} from '../artifacts/schema.ts';
import {type FinalModel, finalModels, isFinal} from './final-models.ts';
import type {Finding} from './finding.ts';

type Row = Classes['models'][number];
type Confusion = Row['confusion'];

/** T-shirt/top, Pullover, Dress, Coat, Shirt: the clothes that are taken for one another. */
const tops = [0, 2, 3, 4, 6] as const;

/** How well each final model finds each class, and how much of its errors lies among the tops. */
export const classes: Finding = {
  name: 'classes',
  purpose: 'none: it reads no images',
  schema: classesSchema,
  derivedFrom: 'records',
  uses: isFinal,
  async find({trials, planned}) {
    return {record: {finished: trials.length, planned, models: finalModels(trials).map(scoreModel)}};
  },
};

function scoreModel({dataset, model, trials}: FinalModel): Row {
  const confusions = trials.map(({result}) => result.test!.confusion);
  const total = confusions[0]!.map((row, label) =>
    row.map((_, predicted) => confusions.reduce((sum, confusion) => sum + confusion[label]![predicted]!, 0)),
  );
  return {
    dataset,
    model: model.name,
    title: model.title,
    seeds: trials.length,
    confusion: total,
    classes: classScores(total, trials.length).map(roundScore),
    merged: dataset === 'fashion-mnist' ? mergeTops(confusions) : null,
  };
}

function mergeTops(confusions: readonly Confusion[]): NonNullable<Row['merged']> {
  const accuracy = spread(confusions.map((confusion) => accuracyOf(mergeClasses(confusion, tops))));
  const images = sum(confusions[0]!.flat());
  return {labels: [...tops], accuracy, interval: proportionInterval(accuracy.mean * images, images)};
}

function accuracyOf(confusion: Confusion): number {
  return sum(confusion.map((row, label) => row[label]!)) / sum(confusion.flat());
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function roundScore({precision, recall, f1}: ClassScore): ClassScore {
  return {precision: precision && round(precision), recall: round(recall), f1: round(f1)};
}

function round({value, low, high}: Estimate): Estimate {
  const five = (share: number) => Math.round(share * 1e5) / 1e5;
  return {value: five(value), low: five(low), high: five(high)};
}
