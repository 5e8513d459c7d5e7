import type {DatasetName} from '../../../experiments/artifacts/schema.ts';
import {type Dumbbell, dumbbells} from '../../charts/dumbbells.ts';
import {write} from '../../format/numbers.ts';
import {capitalize, list} from '../../format/words.ts';
import {datasetNames, descriptionOf, setColor} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {openingModels} from '../../records/shown-models.ts';
import {groupOn, groupsIn, modelTitle, studyNamed} from '../../records/studies.ts';
import {numberAt, type Quote} from '../../records/values.ts';
import {say, verdict} from '../../report/phrases.ts';
import {base, hasOthers, manyOf, subject} from '../../report/sets.ts';
import type {Figure} from '../figure.ts';
import {analyses, runsOf} from '../sources.ts';

const baselines = [
  {field: 'nearestMean', method: 'Nearest mean'},
  {field: 'nearestNeighbour', method: 'Nearest neighbour'},
] as const;

/** Test accuracy of every method on every data set. */
export const accuracy: Figure = {
  id: 'accuracy',
  ready: (records) => groupsIn(records, 'simple-network').length > 0,
  title(records) {
    if (!hasOthers) return say`How well simple and convolutional networks name the ${manyOf(subject)}`;
    const {at, minus} = gapAddress(records);
    const many = manyOf(subject);
    return verdict(numberAt(records, at, minus), {
      above: say`${capitalize(many)} cost the same network ${{at, minus, as: 'points'}} points of accuracy`,
      otherwise: say`The same network finds ${many} no harder than ${manyOf(base)}`,
      unknown: say`What ${many} cost the same network is still being measured`,
    });
  },
  finding(records) {
    const {at, minus} = gapAddress(records);
    const [first, ...others] = datasetNames;
    const named = say`It names ${accuracyOn(records, first!)} of the test ${manyOf(first!)}${others.flatMap((dataset) => say` and ${accuracyOn(records, dataset)} of the test ${manyOf(dataset)}`)} correctly.`;
    if (!hasOthers) return say`Share of the test images named correctly, with 95 in 100 intervals.`;
    const fall = differInNumber(records) ?? fallOfOthers(records);
    const known = say`${named} ${fall}`;
    return verdict(numberAt(records, at, minus), {above: known, otherwise: known, unknown: say`${fall}`});
  },
  alternative: (records) =>
    `A row for each method, with a line between its accuracies on ${list(datasetNames.map((dataset) => descriptionOf(records, dataset).title))}. ${methodsOf(
      records,
    )
      .map(({method, ends}) => `${method}: ${list(ends.map(({label}) => label))}.`)
      .join(' ')}`,
  table: (records) => ({
    columns: [
      {name: 'Method', as: 'text'},
      {name: 'Data set', as: 'text'},
      {name: 'Test accuracy', as: 'percent', digits: 2},
      {name: 'Interval, low', as: 'percent', digits: 2},
      {name: 'Interval, high', as: 'percent', digits: 2},
    ],
    rows: methodsOf(records).flatMap(({method, ends}) =>
      ends.map((end, side) => [
        method,
        descriptionOf(records, datasetNames[side]!).title,
        end.accuracy,
        end.low,
        end.high,
      ]),
    ),
  }),
  sources: (records) => [...runsOf(records, 'simple-network', 'nn-512'), ...analyses(records, 'datasets')],
  compares: (records) => trainedModels(records).flatMap((model) => datasetNames.map((dataset) => ({dataset, model}))),
  chart: (records, width) =>
    dumbbells(
      methodsOf(records),
      datasetNames.map((dataset) => ({title: descriptionOf(records, dataset).title, color: setColor(dataset)})),
      width,
    ),
};

/** What to bear in mind where one set has far more images to train on; nothing where none has. */
function differInNumber(records: Records): string | undefined {
  const counts = datasetNames.map(
    (dataset) => descriptionOf(records, dataset).splits.find(({split}) => split === 'training')!.count,
  );
  if (Math.max(...counts) < 1.5 * Math.min(...counts)) return undefined;
  const told = datasetNames.map((dataset, place) => `${write(counts[place]!, 'count')} of the ${manyOf(dataset)}`);
  return `It had ${list(told)} to learn from, which may explain as much as what they show.`;
}

function fallOfOthers(records: Records): string {
  return untrainedOnes(records).every(({ends}) => ends.at(-1)!.accuracy < ends[0]!.accuracy)
    ? 'Methods without a network fall as well, so the difficulty lies in the data.'
    : 'Methods without a network do not all fall, so the pictures alone do not explain it.';
}

function gapAddress(records: Records) {
  return {at: accuracyOn(records, base).at, minus: accuracyOn(records, subject).at};
}

function accuracyOn(records: Records, dataset: DatasetName): Quote {
  const {model} = groupOn(studyNamed(records, 'simple-network'), dataset);
  return {at: `studies/simple-network/${dataset}/${model}#test.accuracy.mean`};
}

/** What needs no training, then the trained models of the first page that have a result on every data set. */
function methodsOf(records: Records): Dumbbell[] {
  const trained = trainedModels(records).map((model): Dumbbell => {
    const ends = rowsOf(records, model).map(({testAccuracy, seeds}) => ({
      ...end(testAccuracy.mean, testAccuracy),
      seeds,
    }));
    return {method: modelTitle(records, model), ends};
  });
  return [...untrainedOnes(records), ...trained];
}

function trainedModels(records: Records): string[] {
  return openingModels.filter((model) => rowsOf(records, model).length === datasetNames.length);
}

function rowsOf({headline}: Records, model: string): Records['headline'] {
  return datasetNames.flatMap(
    (dataset) => headline.find((row) => row.dataset === dataset && row.model === model) ?? [],
  );
}

function untrainedOnes(records: Records): Dumbbell[] {
  return baselines.map(({field, method}) => ({
    method,
    ends: datasetNames.map((name) => {
      const {accuracy, interval} = descriptionOf(records, name)[field];
      return end(accuracy, interval);
    }),
  }));
}

function end(accuracy: number, {low, high}: {low: number; high: number}) {
  return {accuracy, low, high, label: write(accuracy, 'percent')};
}
