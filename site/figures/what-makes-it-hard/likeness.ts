import {list} from '../../format/words.ts';
import {datasetNames, descriptionOf, lookAlikesOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {numberAt} from '../../records/values.ts';
import {say} from '../../report/phrases.ts';
import {base, beginOn, hasOthers, manyOf, subject} from '../../report/sets.ts';
import type {Figure} from '../figure.ts';
import {confusionTable, mistakes} from '../simple-network/confusion.ts';
import {analyses} from '../sources.ts';
import {type Matrices, matricesPart} from '../still-matrix.ts';

const at = (dataset: string) => `look-alikes/${dataset}#likeness.otherClassNearer`;

/** What a column of the matrix stands for. */
export const namedByNearest = 'name of the nearest';

export function likenessOf(records: Records): Matrices {
  return Object.fromEntries(
    datasetNames.map((dataset) => [dataset, lookAlikesOf(records, dataset).likeness.confusion]),
  );
}

/** The class of the nearest training image, for the test images of each class. */
export const likeness: Figure = {
  id: 'likeness',
  body: 'all',
  title: (records) =>
    !hasOthers || numberAt(records, at(subject)) > numberAt(records, at(base))
      ? say`For ${{at: at(subject), digits: 0}} of the ${manyOf(subject)} the nearest picture has another name`
      : say`The nearest picture has another name no more often for ${manyOf(subject)} than for ${manyOf(base)}`,
  finding(records) {
    const {classNames} = descriptionOf(records, subject);
    const pairs = mistakes(likenessOf(records)[subject] ?? [], 2).map(
      ({label, taken}) => `${classNames[label]} near ${classNames[taken]}`,
    );
    return say`Of every 1,000 test images of a row’s category, for so many the nearest training image has the column’s name.${pairs.length ? ` ${beginOn(subject, 'most often that is')} ${list(pairs)}.` : ''}`;
  },
  alternative: () =>
    'A table of the categories for each data set; the diagonal holds images whose nearest neighbour has the same name.',
  table: (records) => confusionTable(records, likenessOf(records)),
  sources: (records) => analyses(records, 'look-alikes'),
  still: (records) => matricesPart(records, likenessOf(records), namedByNearest),
};
