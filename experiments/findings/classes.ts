import {type ClassScore, classScores, type Estimate} from '../analysis/predictions/class-scores.ts';
import {compareF1} from '../analysis/predictions/compare-f1.ts';
import {confusedClasses} from '../analysis/predictions/confused-classes.ts';
import {mergeClasses} from '../analysis/predictions/merge-classes.ts';
import {resampleF1} from '../analysis/predictions/resample-f1.ts';
import {predictedLabels} from '../analysis/predictions/score.ts';
import {accuracyInterval} from '../analysis/statistics/intervals.ts';
import {judgeTogether} from '../analysis/statistics/judge-together.ts';
import {spread} from '../analysis/statistics/spread.ts';
import {sum} from '../analysis/statistics/sums.ts';
import {decodeHalf} from '../artifacts/half-precision.ts';
import {type Classes, classesSchema} from '../artifacts/schema.ts';
import {trialFiles} from '../artifacts/trial-files.ts';
import {draws} from './contenders.ts';
import {distinctTrials} from './distinct-trials.ts';
import {type FinalModel, finalModels, isFinal} from './final-models.ts';
import type {Evidence, Finding} from './finding.ts';

type Row = Classes['models'][number];
type Gain = ReturnType<typeof compareF1>[number];

/** A row whose gains have yet to be judged; null where there is nothing to compare with. */
type Unjudged = Omit<Row, 'gains'> & {gains: Gain[] | null};
type Confusion = Row['confusion'];

/** The NN that is trained for as long as the CNNs: gains are over it. */
const nn = 'nn-512-20-epochs';

/** How many classes are merged. On clothes, T-shirt, Pullover, Dress, Coat and Shirt are taken for one another. */
const mergedCount = 5;

/** How well each final model finds each class, and how much of its errors lies among the classes that are confused most. */
export const classes: Finding = {
  name: 'classes',
  purpose: 'compares how well final models find each class, image by image',
  schema: classesSchema,
  derivedFrom: 'records',
  uses: isFinal,
  async find({trials, planned, loadTest}) {
    const datasets = Map.groupBy(finalModels(trials), ({dataset}) => dataset);
    const rows = await Promise.all([...datasets.values()].map((models) => scoreModels(models, loadTest)));
    return {record: {finished: distinctTrials(trials).length, planned, draws, models: judge(rows.flat())}};
  },
};

/** The models of one data set; the same classes are merged for all of them. */
async function scoreModels(models: readonly FinalModel[], loadTest: Evidence['loadTest']): Promise<Unjudged[]> {
  const merged = confusedClasses(add(models.flatMap(confusionsOf)), mergedCount);
  const gains = await compareModels(models, loadTest);
  return models.map((model, place) => ({...scoreModel(model, merged), gains: gains[place]!}));
}

/** How far the F1 of each class is above that of the NN, for each of the models of one data set. */
async function compareModels(
  models: readonly FinalModel[],
  loadTest: Evidence['loadTest'],
): Promise<(Gain[] | null)[]> {
  const base = models.findIndex(({model}) => model.name === nn);
  if (base < 0) return models.map(() => null);
  const {dataset} = models[base]!;
  const {labels} = await loadTest(dataset);
  const classCount = confusionsOf(models[base]!)[0]!.length;
  const classifiers = await Promise.all(
    models.map(async ({model, trials}) => ({
      name: model.name,
      predicted: await Promise.all(
        trials.map(async ({read}) =>
          Uint8Array.from(predictedLabels(decodeHalf(await read(trialFiles.testProbabilities)), classCount)),
        ),
      ),
    })),
  );
  const resampled = resampleF1(classifiers, labels, {classCount, draws}, 'classes', dataset);
  const recipes = classifiers.map((each, place) => ({...each, resampled: resampled[place]!}));
  return recipes.map((recipe, place) => (place === base ? null : compareF1(recipes[base]!, recipe, labels)));
}

/** Judges the gains of one model in all classes of all data sets together. */
function judge(rows: readonly Unjudged[]): Row[] {
  const judged = new Map<Unjudged, Row['gains']>();
  for (const ofModel of Map.groupBy(rows, ({model}) => model).values()) {
    const gains = judgeTogether(ofModel.flatMap(({gains}) => gains ?? [])).values();
    for (const row of ofModel) judged.set(row, row.gains?.map(() => gains.next().value!) ?? null);
  }
  return rows.map((row) => ({...row, gains: judged.get(row)!}));
}

function confusionsOf({trials}: FinalModel): Confusion[] {
  return trials.map(({result}) => result.test!.confusion);
}

function add(confusions: readonly Confusion[]): Confusion {
  return confusions[0]!.map((row, label) =>
    row.map((_, predicted) => sum(confusions.map((confusion) => confusion[label]![predicted]!))),
  );
}

function scoreModel(final: FinalModel, labels: number[]): Omit<Row, 'gains'> {
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
    merged: {...merge(confusions, labels), share: shareAmong(total, labels)},
  };
}

/** Which share of all mistakes lies among some classes: those that merging them takes away. */
function shareAmong(confusion: Confusion, labels: readonly number[]): number | null {
  const all = mistakesIn(confusion);
  const left = mistakesIn(mergeClasses(confusion, labels as [number, ...number[]]));
  return all === 0 ? null : (all - left) / all;
}

function mistakesIn(confusion: Confusion): number {
  return sum(confusion.flat()) - sum(confusion.map((row, label) => row[label]!));
}

function merge(confusions: readonly Confusion[], labels: number[]): Omit<Row['merged'], 'share'> {
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

function roundScore({precision, recall, f1}: ClassScore): ClassScore {
  return {precision: precision && round(precision), recall: round(recall), f1: round(f1)};
}

function round({value, low, high}: Estimate): Estimate {
  const five = (share: number) => Math.round(share * 1e5) / 1e5;
  return {value: five(value), low: five(low), high: five(high)};
}
