import type {DatasetName} from '../../../experiments/artifacts/schema.ts';
import {grid} from '../../drawings/part.ts';
import {write} from '../../format/numbers.ts';
import {foundTile, mapTile} from '../../images/crops.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import {explained, lookInto} from '../../records/inside.ts';
import type {Records} from '../../records/records.ts';
import {pixelWords} from '../../report/image-words.ts';
import {say} from '../../report/phrases.ts';
import {subject} from '../../report/sets.ts';
import {percent, text} from '../../tables/columns.ts';
import type {Figure} from '../figure.ts';
import {classCell, classNameOf, imageCell, imageColumn} from '../images.ts';
import {found} from '../sources.ts';
import {eachSet, tilePart} from '../stills.ts';
import type {Tile} from '../tiles.ts';

/** The CNN whose mistakes are opened: the first that has been, on every data set. */
export function openedCnn(records: Records): string | undefined {
  return [explained, 'airbench-small'].find((model) =>
    datasetNames.every((dataset) => lookInto(records, dataset, model)),
  );
}

/** Which pixels speak for what the CNN says, and which for the true class, in images that it gets wrong. */
export const missedMaps: Figure = {
  id: 'missed-maps',
  body: 'each',
  ready: (records) => openedCnn(records) !== undefined,
  title: () => say`Which pixels speak for the mistake, and which for the truth`,
  finding(records) {
    const {network} = lookInto(records, subject, openedCnn(records)!)!;
    return say`Test images that ${network.title} names wrongly, at most one of each category. Beside each its saliency: how the score of the name that it gives, and of the true name, would change with each pixel. Lighter than the grey ground: more ${pixelWords(records).more} there would raise the score; darker: it would lower it.`;
  },
  alternative: () => 'For each data set up to ten images, each with two maps in grey.',
  table: (records) => ({
    columns: [
      text('Data set'),
      imageColumn('Test image'),
      text('Class'),
      text('It says'),
      percent('Probability', 1),
      text('Other'),
      percent('Its probability', 1),
    ],
    rows: datasetNames.flatMap((dataset) =>
      missedRows(records, dataset).map(({image, said}) => [
        descriptionOf(records, dataset).title,
        imageCell(dataset, image),
        classCell(records, dataset, image),
        classCell(records, dataset, said),
        said.probability,
        classCell(records, dataset, {label: said.other}),
        said.otherProbability,
      ]),
    ),
  }),
  sources: (records) => found(records, ['inside']),
  still: (records) =>
    eachSet(records, (dataset) => {
      const rows = missedTiles(records, dataset)
        .slice(0, 20)
        .map((tiles) =>
          grid(
            tiles.map((tile) => tilePart(tile, {side: 56, width: 68, across: 'middle'})),
            tiles.length,
            {gaps: [2, 0], across: 'middle', least: 68},
          ),
        );
      return grid(rows, 2, {gaps: [24, 18]});
    }),
};

/** Of each image that is missed the image itself, and the maps of the name that is given and of another one. */
export function missedTiles(records: Records, dataset: DatasetName): Tile[][] {
  const {images, network} = lookInto(records, dataset, openedCnn(records)!)!;
  return missedRows(records, dataset).map(({place, image, said}) => {
    const nameOf = (label: number) => classNameOf(records, dataset, {label});
    const mapOf = (row: number, label: number, probability: number): Tile => ({
      pictures: [{crop: mapTile(network.saliency, row, 0)}],
      names: [nameOf(label)],
      notes: [write(probability, 'percent', 0)],
    });
    return [
      {
        pictures: [{crop: foundTile(records, dataset, 'inside', images, place)}],
        names: [nameOf(image.label)],
        stands: true,
        notes: [],
      },
      mapOf(2 * place, said.label, said.probability),
      mapOf(2 * place + 1, said.other, said.otherProbability),
    ];
  });
}

/** The opened images that the CNN gets wrong; `place` is among all that were opened. */
export function missedRows(records: Records, dataset: DatasetName) {
  const look = lookInto(records, dataset, openedCnn(records) ?? '');
  if (!look) return [];
  return look.images.images
    .map((image, place) => ({image, place, said: look.network.predictions[place]!}))
    .filter(({image, said}) => said.label !== image.label);
}
