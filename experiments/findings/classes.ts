import {type ClassScore, classScores, type Estimate} from '../analysis/predictions/class-scores.ts';
import {confusedClasses} from '../analysis/predictions/confused-classes.ts';
import {mergeClasses} from '../analysis/predictions/merge-classes.ts';
import {accuracyInterval} from '../analysis/statistics/intervals.ts';
import {spread} from '../analysis/statistics/spread.ts';
import {type Classes, classesSchema} from '../artifacts/schema.ts';
import {type FinalModel, finalModels, isFinal} from './final-models.ts';
import type {Finding} from './finding.ts';

type Row = Classes['models'][number];
type Confusion = Row['confusion'];

/** How many classes are merged. On clothes, T-shirt, Pullover, Dress, Coat and Shirt are taken for one another. */
const mergedCount = 5;

/** How well each final model finds each class, and how much of its errors lies among the classes that are confused most. */
export const classes: Finding = {
  name: 'classes',
  purpose: 'none: it reads no images',
  schema: classesSchema,
  derivedFrom: 'records',
  uses: isFinal,
  async find({trials, planned}) {
    const datasets = Map.groupBy(finalModels(trials), ({dataset}) => dataset);
    return {record: {finished: trials.length, planned, models: [...datasets.values()].flatMap(scoreModels)}};
  },
};

/** The models of one data set; the same classes are merged for all of them. */
function scoreModels(models: readonly FinalModel[]): Row[] {
  const merged = confusedClasses(add(models.flatMap(confusionsOf)), mergedCount);
  return models.map((model) => scoreModel(model, merged));
}

function confusionsOf({trials}: FinalModel): Confusion[] {
  return trials.map(({result}) => result.test!.confusion);
}

function add(confusions: readonly Confusion[]): Confusion {
  return confusions[0]!.map((row, label) =>
    row.map((_, predicted) => sum(confusions.map((confusion) => confusion[label]![predicted]!))),
  );
}

function scoreModel(final: FinalModel, labels: number[]): Row {
  const {dataset, model, trials} = final;
  const confusions = confusionsOf(final);
  const total = add(confusions);
  return {
    dataset,
    model: model.name,
    title: model.title,
    seeds: trials.length,
    confusion: total,
    classes: classScores(total, trials.length).map(roundScore),
    merged: merge(confusions, labels),
  };
}

function merge(confusions: readonly Confusion[], labels: number[]): Row['merged'] {
  const images = sum(confusions[0]!.flat());
  const score = (accuracies: number[]) => {
    return {accuracy: spread(accuracies), interval: accuracyInterval(accuracies, images)};
  };
  return {
    labels,
    before: score(confusions.map(accuracyOf)),
    after: score(confusions.map((confusion) => accuracyOf(mergeClasses(confusion, labels as [number, ...number[]])))),
  };
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
