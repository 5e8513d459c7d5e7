import type {CardLayer} from '../cards/layers.ts';
import type {ModelCard, OnDataset} from '../cards/model-cards.ts';
import {calibrationPlace, gapQuote, viewedPlace} from '../cards/places.ts';
import {write} from '../format/numbers.ts';
import {layerTitle} from '../format/words.ts';
import {shapeWords} from '../live/network/words.ts';
import {setClass} from '../records/datasets.ts';
import type {Records} from '../records/records.ts';
import type {Quote} from '../records/values.ts';
import {testImages} from '../report/image-words.ts';
import {numbers, rowHead, words} from './column-kinds.ts';
import type {TableMaker} from './declaration.ts';
import {tableOf} from './lay-out.ts';
import {code, linkTo} from './parts.ts';
import {countAt, decimalAt, percentAt, pointsAt} from './quotes.ts';

/** The layers of a network. */
export const modelLayers =
  (layers: readonly CardLayer[]): TableMaker =>
  () =>
    tableOf(layers, {
      caption: 'Layers, in their order, and what each does when it predicts',
      label: 'Layers',
      columns: [
        rowHead('Layer', ({title}, place) => `${place + 1}. ${layerTitle(title)}`),
        words('What it does', ({does}) => does.replaceAll(' × ', '\u00a0×\u00a0'), {class: 'words'}),
        numbers('Output', ({outputShape}) => shapeWords(outputShape)),
        numbers('Parameters', ({parameters}) => write(parameters, 'count')),
      ],
      closing: [
        'Together',
        undefined,
        undefined,
        write(
          sumOf(layers, ({parameters}) => parameters),
          'count',
        ),
      ],
    });

/** The arrays of a file of weights, so that nobody need guess where each begins. */
export const weightArrays =
  (caption: string, layers: readonly CardLayer[]): TableMaker =>
  () => {
    const arrays = layers.flatMap((layer) => layer.arrays);
    return tableOf(arrays, {
      caption,
      columns: [
        rowHead('Layer and role', ({name}) => layerTitle(name)),
        words('Shape', ({shape}) => shape.join('\u00a0×\u00a0')),
        numbers('First number', ({start}) => write(start, 'count')),
        numbers('Numbers', ({count}) => write(count, 'count')),
      ],
      closing: [
        'The whole file',
        undefined,
        undefined,
        write(
          sumOf(arrays, ({count}) => count),
          'count',
        ),
      ],
    });
  };

function sumOf<Item>(items: readonly Item[], numberOf: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + numberOf(item), 0);
}

/** The networks of an ensemble, and how each of them looks at an image. */
export const memberTable =
  ({title, members}: OnDataset): TableMaker =>
  () =>
    tableOf(members, {
      caption: `The ${members.length} networks on ${title}`,
      columns: [
        rowHead('Network', ({model, title}) => linkTo(`/models/${model}/`, title)),
        numbers('Seed', ({seed}) => String(seed)),
        words('Run', ({key}) => linkTo(`/runs/${key}/`, code(key))),
        words('Views of an image', ({views}) => views),
      ],
    });

interface Measure {
  name: string;
  of: (on: OnDataset) => Quote | string | undefined; // words where it has no number; nothing where it was not measured
}

/** What was measured of a model, on each data set that it was trained on. */
export const modelScores =
  (card: ModelCard): TableMaker =>
  (records) =>
    tableOf(card.on.some(({members}) => members.length > 0) ? ofEnsemble(records, card) : ofNetwork(records, card), {
      caption: `What was measured, on the ${testImages} unless another split is named`,
      label: 'Scores',
      columns: [
        rowHead('Measure', ({name}) => name),
        ...card.on.map((on) => numbers(on.title, ({of}: Measure) => of(on) ?? 'not measured', {dataset: on.dataset})),
      ],
    });

const inHeadline = ({dataset}: OnDataset, {name}: ModelCard) => `headline/${dataset}/${name}#`;

function ofNetwork(records: Records, card: ModelCard): Measure[] {
  const at = (on: OnDataset) => inHeadline(on, card);
  return [
    {name: 'Seeds', of: (on) => countAt(`${at(on)}seeds`)},
    {name: 'Views of each image', of: ({views}) => views},
    {name: 'Test accuracy, mean', of: (on) => percentAt(`${at(on)}testAccuracy.mean`)},
    ...intervalOf(card),
    {
      name: 'Standard deviation between seeds, points',
      of: (on) => (on.testAccuracy.sd === null ? 'one seed' : pointsAt(`${at(on)}testAccuracy.sd`)),
    },
    {
      name: 'Test accuracy by several views, mean',
      of: ({dataset}) => {
        const place = viewedPlace(records, dataset, card.name);
        return place && percentAt(place);
      },
    },
    {name: 'Validation accuracy, mean', of: (on) => percentAt(`${at(on)}validationAccuracy.mean`)},
    ...certaintyOf(records, card),
  ];
}

function ofEnsemble(records: Records, card: ModelCard): Measure[] {
  const at = (on: OnDataset) => inHeadline(on, card);
  return [
    {name: 'Networks', of: ({members}) => String(members.length)},
    {name: 'Views of each image', of: ({views}) => views},
    {name: 'Test accuracy', of: (on) => percentAt(`${at(on)}testAccuracy.mean`)},
    ...intervalOf(card),
    {name: 'Validation accuracy', of: (on) => percentAt(`${at(on)}validationAccuracy.mean`)},
    ...certaintyOf(records, card),
  ];
}

function intervalOf(card: ModelCard): Measure[] {
  return [
    {name: '95 in 100 interval, from', of: (on) => percentAt(`${inHeadline(on, card)}testAccuracy.low`)},
    {name: 'to', of: (on) => percentAt(`${inHeadline(on, card)}testAccuracy.high`)},
  ];
}

function certaintyOf(records: Records, {name}: ModelCard): Measure[] {
  const calibration =
    (field: string, quote: (at: string) => Quote) =>
    ({dataset}: OnDataset) => {
      const place = calibrationPlace(records, dataset, name);
      return place && quote(`${place}.${field}`);
    };
  return [
    {name: 'Training accuracy less validation accuracy, points', of: ({dataset}) => gapQuote(records, dataset, name)},
    {name: 'Calibration error', of: calibration('before.calibrationError.mean', percentAt)},
    {name: 'Temperature that calibrates it', of: calibration('temperature.mean', (at) => decimalAt(at, 2))},
    {name: 'Calibration error at that temperature', of: calibration('after.calibrationError.mean', percentAt)},
  ];
}

/** The classes that a model is worst at; nothing where they were not counted. */
export const weakestClasses =
  (card: ModelCard): TableMaker =>
  () => {
    const rows = card.on.flatMap((on) =>
      on.weakestClasses.map(({name, label}) => ({
        on,
        name,
        at: `findings/classes#models.${on.dataset}/${card.name}.classes.${label}`,
      })),
    );
    if (rows.length === 0) return undefined;
    return tableOf(rows, {
      caption: 'The three classes with the lowest F1, the harmonic mean of precision and recall',
      label: 'Where it is weakest',
      columns: [
        rowHead('Data set', ({on}) => ({content: on.title, class: setClass(on.dataset)})),
        words('Class', ({name}) => name),
        numbers('Recall', ({at}) => ({at: `${at}.recall.value`})),
        numbers('Precision', ({at}) => ({at: `${at}.precision.value`})),
        numbers('F1', ({at}) => ({at: `${at}.f1.value`})),
      ],
    });
  };
