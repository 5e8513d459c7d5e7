import {inWords} from '../../format/numbers.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {capitalize, list, say} from '../../report/phrases.ts';
import {about, hasOthers, manyOf} from '../../report/sets.ts';
import type {Figure} from '../figure.ts';
import {imageTable} from '../images.ts';
import {analyses} from '../sources.ts';

/** The first images of each class. */
export const samples: Figure = {
  id: 'samples',
  body: 'each',
  title: (records) => say`${categoriesOf(records)}, in the same small frame`,
  finding: () =>
    say`One row a category, the first images of the training split, not chosen.${about('mnist fashion-mnist', say` Digits are strokes on an empty ground; clothes are filled shapes with shading and texture.`)}`,
  alternative: () => `A grid of small images for each data set, a row a category: ${list(datasetNames.map(manyOf))}.`,
  table: (records) => imageTable(records, (dataset) => descriptionOf(records, dataset).samples.images),
  sources: (records) => analyses(records, 'datasets'),
};

/** "Ten categories each". */
function categoriesOf(records: Records): string {
  const counts = new Set(datasetNames.map((dataset) => descriptionOf(records, dataset).classNames.length));
  const [count, ...others] = [...counts];
  if (others.length > 0) return 'Their categories';
  return `${capitalize(inWords(count!))} categories${hasOthers ? ' each' : ''}`;
}
