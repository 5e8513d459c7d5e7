import type {DatasetName} from '../../../experiments/artifacts/schema.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import {missesOf, networkCount} from '../../records/hard-images.ts';
import {explained, lookInto} from '../../records/inside.ts';
import type {Records} from '../../records/records.ts';
import {pixelWords} from '../../report/image-words.ts';
import {say} from '../../report/phrases.ts';
import {amongSet, forEachSet, isOne, manyOf, numbered, onSet, subject, subjectFirst} from '../../report/sets.ts';
import {count, decimal, percent, text} from '../../tables/columns.ts';
import type {Figure} from '../figure.ts';
import {classCell, classNameOf, imageCell, imageColumn} from '../images.ts';
import {found} from '../sources.ts';

const sources = (records: Records) => found(records, ['hard-images']);

const ready = (records: Records) => datasetNames.every((dataset) => missesOf(records, dataset));

function missed(dataset: DatasetName, field: 'missed' | 'missedByAll') {
  return {at: `findings/hard-images#datasets.${dataset}.${field}`, as: 'count' as const};
}

/** The test images that most networks get wrong. */
export const hardImages: Figure = {
  id: 'hard-images',
  body: 'each',
  ready,
  title: (records) =>
    say`The hardest images: ${forEachSet((dataset) => numbered(records, missed(dataset, 'missedByAll'), dataset), subjectFirst)} ${isOne(records, missed(subject, 'missedByAll')) ? 'is' : 'are'} missed by every network`,
  finding(records) {
    const networks = forEachSet(
      (dataset) => say`${String(networkCount(missesOf(records, dataset)!))}${onSet(dataset)}`,
      subjectFirst,
    );
    const misses = forEachSet((dataset) => say`${missed(dataset, 'missed')} of the ${manyOf(dataset)}`, subjectFirst);
    return say`The hardest first. In bold the recorded label, below it what most networks say instead and how many of them do, of ${networks}. At least one network misses ${misses}.`;
  },
  alternative: (records) =>
    `A grid of images for each data set, each with its label and another name. ${datasetNames
      .map((dataset) => `${descriptionOf(records, dataset).title}: ${hardestOf(records, dataset, 5).join('; ')}.`)
      .join(' ')}`,
  table: (records) => ({
    columns: [
      text('Data set'),
      imageColumn('Test image'),
      text('Class'),
      count('Networks that miss it'),
      text('Most votes for'),
      count('Votes'),
      percent('Mean probability of the class', 1),
      percent('Of the wrong one', 1),
    ],
    rows: datasetNames.flatMap((dataset) =>
      missesOf(records, dataset)!.images.map(({index, label, misses, confidence, wrong}) => [
        descriptionOf(records, dataset).title,
        imageCell(dataset, {split: 'test', index}),
        classCell(records, dataset, {label}),
        misses,
        classCell(records, dataset, wrong),
        wrong.votes,
        confidence,
        wrong.confidence,
      ]),
    ),
  }),
  sources,
};

function hardestOf(records: Records, dataset: DatasetName, shown: number): string[] {
  return missesOf(records, dataset)!
    .images.slice(0, shown)
    .map((image) => `${classNameOf(records, dataset, image)} taken for ${classNameOf(records, dataset, image.wrong)}`);
}

/** The hardest images beside the training images nearest to them. */
export const hardNeighbours: Figure = {
  id: 'hard-neighbours',
  body: 'each',
  ready,
  title(records) {
    const shares = forEachSet(
      (dataset) => say`${share(neighbourLabels(records, dataset))}${amongSet(dataset)}`,
      subjectFirst,
    );
    return say`Of the training images nearest to the hardest ones, ${shares} carry their label`;
  },
  finding: (records) =>
    say`Left a test image, then the training images nearest to it by pixels, with their labels and distances. Names in bold are those of the test image. Counted over ${forEachSet((dataset) => say`the ${String(missesOf(records, dataset)!.neighbours.distances.length)} hardest ${manyOf(dataset)}`, subjectFirst)}.`,
  alternative: () => 'Rows of six images: one test image, then five training images that look like it.',
  table: (records) => ({
    columns: [
      text('Data set'),
      imageColumn('Test image'),
      text('Class'),
      imageColumn('Training image nearby'),
      text('Its class'),
      decimal('Distance', 3),
    ],
    rows: datasetNames.flatMap((dataset) =>
      neighbourRows(records, dataset).flatMap(({image, neighbours}) =>
        neighbours.map(({distance, ...neighbour}) => [
          descriptionOf(records, dataset).title,
          imageCell(dataset, image),
          classCell(records, dataset, image),
          imageCell(dataset, neighbour),
          classCell(records, dataset, neighbour),
          distance,
        ]),
      ),
    ),
  }),
  sources,
};

/** Each of the hardest images with its neighbours; `place` is the tile's on the sheet. */
export function neighbourRows(records: Records, dataset: DatasetName) {
  const {sheet, distances} = missesOf(records, dataset)!.neighbours;
  return distances.map((row, place) => {
    const first = place * sheet.columns;
    return {
      place: first,
      image: sheet.images[first]!,
      neighbours: row.map((distance, rank) => ({
        ...sheet.images[first + rank + 1]!,
        place: first + rank + 1,
        distance,
      })),
    };
  });
}

/** How many of the neighbours carry the label of the image, of how many. */
function neighbourLabels(records: Records, dataset: DatasetName): {same: number; all: number} {
  const pairs = neighbourRows(records, dataset).flatMap(({image, neighbours}) =>
    neighbours.map(({label}) => label === image.label),
  );
  return {same: pairs.filter(Boolean).length, all: pairs.length};
}

const share = ({same, all}: {same: number; all: number}) => `${same} of ${all}`;

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
};

/** The opened images that the CNN gets wrong; `place` is among all that were opened. */
export function missedRows(records: Records, dataset: DatasetName) {
  const look = lookInto(records, dataset, openedCnn(records) ?? '');
  if (!look) return [];
  return look.images.images
    .map((image, place) => ({image, place, said: look.network.predictions[place]!}))
    .filter(({image, said}) => said.label !== image.label);
}
