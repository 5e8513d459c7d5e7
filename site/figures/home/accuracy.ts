import {type Dumbbell, dumbbells} from '../../charts/dumbbells.ts';
import {datasetColor} from '../../charts/theme.ts';
import {write} from '../../format/numbers.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {openingModels} from '../../records/shown-models.ts';
import {groupOn, groupsIn, modelTitle, studyNamed} from '../../records/studies.ts';
import {numberAt} from '../../records/values.ts';
import {say, verdict} from '../../report/phrases.ts';
import type {Figure} from '../figure.ts';
import {analyses, runsOf} from '../sources.ts';

const baselines = [
  {field: 'nearestMean', method: 'Nearest mean'},
  {field: 'nearestNeighbour', method: 'Nearest neighbour'},
] as const;

/** Test accuracy of every method on digits and on clothes. */
export const accuracy: Figure = {
  id: 'accuracy',
  ready: (records) => groupsIn(records, 'simple-network').length > 0,
  title(records) {
    const {at, minus} = gapAddress(records);
    return verdict(numberAt(records, at, minus), {
      above: say`Clothes cost the same network ${{at, minus, as: 'points'}} points of accuracy`,
      otherwise: say`The same network finds clothes no harder than digits`,
      unknown: say`What clothes cost the same network is still being measured`,
    });
  },
  finding(records) {
    const {at, minus} = gapAddress(records);
    const others = untrainedOnes(records).every(({ends: [digits, clothes]}) => clothes.accuracy < digits.accuracy)
      ? 'Methods that learn nothing fall as well, so the difficulty lies in the data.'
      : 'Methods that learn nothing do not all fall, so the pictures alone do not explain it.';
    const known = say`It names ${{at}} of the test digits and ${{at: minus}} of the test clothes correctly. ${others}`;
    return verdict(numberAt(records, at, minus), {above: known, otherwise: known, unknown: say`${others}`});
  },
  alternative: (records) =>
    `A row for each method, with a line between its accuracy on MNIST and that on Fashion-MNIST. ${methodsOf(records)
      .map(({method, ends: [digits, clothes]}) => `${method}: ${digits.label} and ${clothes.label}.`)
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
      ends.map((end, side) => [method, records.datasets[datasetNames[side]!].title, end.accuracy, end.low, end.high]),
    ),
  }),
  sources: (records) => [...runsOf(records, 'simple-network', 'nn-512'), ...analyses(records, 'datasets')],
  chart: (records, width) =>
    dumbbells(
      methodsOf(records),
      [
        {title: records.datasets.mnist.title, color: datasetColor.mnist},
        {title: descriptionOf(records, 'fashion-mnist').title, color: datasetColor['fashion-mnist']},
      ],
      width,
    ),
};

function gapAddress(records: Records) {
  const {model} = groupOn(studyNamed(records, 'simple-network'), 'mnist');
  const field = `${model}#test.accuracy.mean`;
  return {at: `studies/simple-network/mnist/${field}`, minus: `studies/simple-network/fashion-mnist/${field}`};
}

/** What needs no training, then the trained models of the first page that have a result on both data sets. */
function methodsOf(records: Records): Dumbbell[] {
  const trained = openingModels.flatMap((model): Dumbbell[] => {
    const [digits, clothes] = datasetNames.map((name) =>
      records.headline.find((row) => row.dataset === name && row.model === model),
    );
    if (!digits || !clothes) return [];
    const ends: Dumbbell['ends'] = [
      {...end(digits.testAccuracy.mean, digits.testAccuracy), seeds: digits.seeds},
      {...end(clothes.testAccuracy.mean, clothes.testAccuracy), seeds: clothes.seeds},
    ];
    return [{method: modelTitle(records, model), ends}];
  });
  return [...untrainedOnes(records), ...trained];
}

function untrainedOnes(records: Records): Dumbbell[] {
  return baselines.map(({field, method}) => {
    const [digits, clothes] = datasetNames.map((name) => descriptionOf(records, name)[field]);
    return {method, ends: [end(digits!.accuracy, digits!.interval), end(clothes!.accuracy, clothes!.interval)]};
  });
}

function end(accuracy: number, {low, high}: {low: number; high: number}) {
  return {accuracy, low, high, label: write(accuracy, 'percent')};
}
