import {descriptionOf} from '../../records/datasets.ts';
import {say} from '../../report/phrases.ts';
import type {Figure} from '../figure.ts';
import {imageTable} from '../images.ts';
import {analyses} from '../sources.ts';

/** The first images of each class. */
export const samples: Figure = {
  id: 'samples',
  body: 'each',
  title: () => say`Ten categories each, in the same small frame`,
  finding: () =>
    say`One row a category, the first images of the training split, not chosen. Digits are strokes on an empty ground; clothes are filled shapes with shading and texture.`,
  alternative: () =>
    'Two grids of grey images, ten rows of ten. Left handwritten digits from 0 to 9, right photographs of clothes.',
  table: (records) => imageTable(records, (dataset) => descriptionOf(records, dataset).samples.images),
  sources: (records) => analyses(records, 'datasets'),
};
