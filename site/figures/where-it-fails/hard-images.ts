import type {DatasetName} from '../../../experiments/artifacts/schema.ts';
import {foundTile} from '../../images/crops.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import {hardImagePage, missesOf, networkCount} from '../../records/hard-images.ts';
import type {Records} from '../../records/records.ts';
import {say} from '../../report/phrases.ts';
import {forEachSet, isOne, manyOf, numbered, onSet, subject, subjectFirst} from '../../report/sets.ts';
import {count, percent, text} from '../../tables/columns.ts';
import type {Figure} from '../figure.ts';
import {classCell, classNameOf, imageCell, imageColumn, shortName} from '../images.ts';
import {found} from '../sources.ts';

const sources = (records: Records) => found(records, ['hard-images']);

const ready = (records: Records) => datasetNames.every((dataset) => missesOf(records, dataset));

function missed(dataset: DatasetName, field: 'missed' | 'missedByAll') {
  return {at: `findings/hard-images#datasets.${dataset}.${field}`, as: 'count' as const};
}

/** The test images that most networks get wrong. */
export const hardImages: Figure = {
  id: 'hard-images',
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
  tiles(records, dataset) {
    const misses = missesOf(records, dataset)!;
    const tiles = misses.images.slice(0, 20).map((image, place) => ({
      pictures: [{crop: foundTile(records, dataset, 'hard-images', misses.sheet, place)}],
      names: [classNameOf(records, dataset, image)],
      stands: true,
      path: hardImagePage(records, dataset, image.index),
      notes: [
        `→ ${classNameOf(records, dataset, image.wrong)}`,
        `${image.wrong.votes} of ${networkCount(misses)}`,
        shortName(dataset, {split: 'test', ...image}),
      ],
    }));
    return [{layout: 'five', tiles}];
  },
};

function hardestOf(records: Records, dataset: DatasetName, shown: number): string[] {
  return missesOf(records, dataset)!
    .images.slice(0, shown)
    .map((image) => `${classNameOf(records, dataset, image)} taken for ${classNameOf(records, dataset, image.wrong)}`);
}
