import type {DatasetName, Robustness} from '../../../experiments/artifacts/schema.ts';
import {below, beside, grid, picture, words} from '../../drawings/part.ts';
import {write} from '../../format/numbers.ts';
import {type Crop, tileKind} from '../../images/crops.ts';
import {foundPicture} from '../../images/sheets.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {rowOf, shownCnn, shownNn} from '../../records/shown-models.ts';
import {architectureOf} from '../../records/studies.ts';
import type {Quote} from '../../records/values.ts';
import {say} from '../../report/phrases.ts';
import {onSet, subject} from '../../report/sets.ts';
import {decimal, percent, text} from '../../tables/columns.ts';
import type {Figure} from '../figure.ts';
import {found} from '../sources.ts';
import {eachSet} from '../stills.ts';

type OfDataset = Robustness['datasets'][number];
type Row = OfDataset['models'][number] & {dataset: DatasetName};

const strengths = [1, 2, 3, 4, 5];

function spoiledOf({findings}: Records, dataset: DatasetName): OfDataset | undefined {
  return findings.robustness?.datasets.find((row) => row.dataset === dataset);
}

function rowsOf({findings}: Records): Row[] {
  return (findings.robustness?.datasets ?? []).flatMap(({dataset, models}) => models.map((row) => ({dataset, ...row})));
}

/** The NN on the spoiled images of a data set, and the CNN. */
function pairOf(records: Records, dataset: DatasetName): Row[] {
  const rows = rowsOf(records);
  const nn = spoiledOf(records, dataset)?.baseline ?? shownNn;
  return [nn, shownCnn(rows)].flatMap((model) => rowOf(rows, dataset, model) ?? []);
}

/** An image of each data set in all ways of spoiling it, and what they cost the NN and the CNN. */
export const robustness: Figure = {
  id: 'robustness',
  body: 'each',
  ready: (records) =>
    shownCnn(rowsOf(records)) !== undefined && datasetNames.every((dataset) => spoiledOf(records, dataset)),
  title(records) {
    const of = (field: string): Quote => ({...ofCnn(records, subject, field), digits: 0});
    return say`Spoiled images cost the CNN much of its accuracy${onSet(subject)}: ${of('spoiled.value')} in place of ${of('clean')}`;
  },
  finding: () =>
    say`An image as it is, then at rising strength. Below each way: the share of such images that the NN and the CNN still name rightly at full strength.`,
  rest(records) {
    const images: Quote = {at: `findings/robustness#datasets.${subject}.images`, as: 'count'};
    const [nn, cnn] = pairOf(records, subject).map(({title}) => title);
    return say`The first test image of each data set is shown; the first ${images} are counted. The title has the mean of all ways and strengths. Worst for the CNN${onSet(subject)} is ${worstWay(records, subject)}. The networks are ${nn!} and ${cnn ?? 'the CNN'}, one of each, of the first seed. The NN has seen nothing of the kind in training; a modern CNN was trained on images moved by a pixel or two. The ways are named after MNIST-C, a collection of spoiled digits; the images and the strengths are our own.`;
  },
  alternative: (records) =>
    `For each data set a grid of one image, a row a way of spoiling it, worse from left to right. ${datasetNames
      .flatMap((dataset) => pairOf(records, dataset))
      .map(
        ({dataset, title, clean, spoiled}) =>
          `${title} on ${dataset}: ${write(clean, 'percent')} on clean and ${write(spoiled.value, 'percent')} on spoiled images.`,
      )
      .join(' ')}`,
  compares: (records) => rowsOf(records).map(({dataset, model}) => ({dataset, model, networks: 1})),
  table: (records) => ({
    columns: [
      text('Data set'),
      text('Model'),
      text('Way'),
      text('Unit of strength'),
      decimal('Full strength', 3),
      percent('As it is', 1),
      ...strengths.map((strength) => percent(`Strength ${strength}`, 1)),
    ],
    rows: rowsOf(records).flatMap(({dataset, title, clean, accuracies}) =>
      accuracies.map((row, place) => {
        const way = records.findings.robustness!.corruptions[place]!;
        const words = [descriptionOf(records, dataset).title, title, wordsOf(way.name), way.unit];
        return [...words, way.strengths.at(-1)!, clean, ...row];
      }),
    ),
  }),
  sources: (records) => found(records, ['robustness']),
  still: (records) =>
    eachSet(records, (dataset) =>
      grid(
        spoiledRows(records, dataset).flatMap(({way, accuracies, crops}) => [
          below([words(way, 'strong'), words(accuracies, 'note')], 0),
          beside(
            crops.map((crop) => picture(crop, 48)),
            3,
          ),
        ]),
        2,
        {gaps: [12, 3], down: 'middle'},
      ),
    ),
};

/** A way of spoiling an image: the image as it is, then at rising strength, and what is named at the last. */
interface SpoiledRow {
  way: string;
  accuracies: string; // "NN 43 %, CNN 61 %"
  crops: Crop[];
}

export function spoiledRows(records: Records, dataset: DatasetName): SpoiledRow[] {
  const {corruptions} = records.findings.robustness!;
  const {example} = spoiledOf(records, dataset)!;
  const {shape: tile} = descriptionOf(records, dataset);
  const sheet = {width: example.columns * tile.width, height: corruptions.length * tile.height};
  return corruptions.map(({name}, row) => ({
    way: wordsOf(name),
    accuracies: pairOf(records, dataset)
      .map((each) => `${architectureOf(records, each.model)} ${write(each.accuracies[row]!.at(-1)!, 'percent', 0)}`)
      .join(', '),
    crops: Array.from({length: example.columns}, (_, column) => ({
      picture: foundPicture('robustness', example.file),
      x: column * tile.width,
      y: row * tile.height,
      ...sheet,
      tile,
      kind: tileKind(records, dataset),
    })),
  }));
}

/** "impulse-noise" as a reader says it. */
function wordsOf(name: string): string {
  const words = name.replaceAll(/[-_]/g, ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function ofCnn(records: Records, dataset: DatasetName, field: string): Quote {
  return {at: `findings/robustness#datasets.${dataset}.models.${shownCnn(rowsOf(records))}.${field}`};
}

/** The way that costs the CNN most at full strength. */
function worstWay(records: Records, dataset: DatasetName): string {
  const last = pairOf(records, dataset)
    .at(-1)!
    .accuracies.map((row) => row.at(-1)!);
  return wordsOf(records.findings.robustness!.corruptions[last.indexOf(Math.min(...last))]!.name).toLowerCase();
}
