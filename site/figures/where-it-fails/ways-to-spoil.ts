import type {DatasetName, Robustness} from '../../../experiments/artifacts/schema.ts';
import {beside, grid, picture, words} from '../../drawings/part.ts';
import type {Crop} from '../../images/crops.ts';
import {foundPicture} from '../../images/sheets.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {say} from '../../report/phrases.ts';
import {decimal, text} from '../../tables/columns.ts';
import type {Figure} from '../figure.ts';
import {found} from '../sources.ts';
import {eachSet} from '../stills.ts';

/** What was measured on the spoiled images of one data set. */
export function spoiledOf({findings}: Records, dataset: DatasetName): Robustness['datasets'][number] | undefined {
  return findings.robustness?.datasets.find((row) => row.dataset === dataset);
}

/** One image, spoiled in all ways. */
export const spoiledImages: Figure = {
  id: 'ways-to-spoil',
  body: 'each',
  ready: (records) => datasetNames.every((dataset) => spoiledOf(records, dataset)),
  title: ({findings}) =>
    say`${String(findings.robustness!.corruptions.length)} ways to spoil an image, at five strengths`,
  finding: () =>
    say`The first test image of each data set, as it is and at rising strength. The textbook networks have seen nothing of the kind in training; the modern one was trained on images moved by a pixel or two. The ways are named after MNIST-C, a collection of spoiled digits; the images are our own.`,
  alternative: () => 'For each data set a grid of one image, a row a way of spoiling it, worse from left to right.',
  table: ({findings}) => ({
    columns: [text('Way'), text('Unit'), ...[1, 2, 3, 4, 5].map((strength) => decimal(`Strength ${strength}`, 3))],
    rows: findings.robustness!.corruptions.map(({name, unit, strengths}) => [name, unit, ...strengths]),
  }),
  sources: (records) => found(records, ['robustness']),
  still: (records) =>
    eachSet(records, (dataset) =>
      grid(
        spoiledRows(records, dataset).flatMap(({words: way, crops}) => [
          words(way, 'name', {most: 110}),
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

/** "impulse-noise" as a reader says it. */
export function wordsOf(name: string): string {
  const words = name.replaceAll(/[-_]/g, ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** One image, a row a way of spoiling it: as it is, then at rising strength. */
export function spoiledRows(records: Records, dataset: DatasetName): {words: string; crops: Crop[]}[] {
  const {corruptions} = records.findings.robustness!;
  const {example} = spoiledOf(records, dataset)!;
  const {shape: tile} = descriptionOf(records, dataset);
  const sheet = {width: example.columns * tile.width, height: corruptions.length * tile.height};
  return corruptions.map(({name}, row) => ({
    words: wordsOf(name),
    crops: Array.from({length: example.columns}, (_, column) => ({
      picture: foundPicture('robustness', example.file),
      x: column * tile.width,
      y: row * tile.height,
      ...sheet,
      tile,
      kind: 'tile',
    })),
  }));
}
