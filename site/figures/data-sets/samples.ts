import type {DatasetName} from '../../../experiments/artifacts/schema.ts';
import {below, beside, grid, type Part, picture, words} from '../../drawings/part.ts';
import {inWords} from '../../format/numbers.ts';
import {capitalize, list} from '../../format/words.ts';
import {sheetTile} from '../../images/crops.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {say} from '../../report/phrases.ts';
import {hasOthers, manyOf} from '../../report/sets.ts';
import type {Figure} from '../figure.ts';
import {imageTable} from '../images.ts';
import {analyses} from '../sources.ts';
import {eachSet} from '../stills.ts';

const most = 24; // rows in a file, and images of each

/** The first images of each class. */
export const samples: Figure = {
  id: 'samples',
  body: 'each',
  title: (records) => say`${categoriesOf(records)}, in the same small frame`,
  finding: () => say`One row a category: the first images of the training split, not chosen.`,
  alternative: () => `A grid of small images for each data set, a row a category: ${list(datasetNames.map(manyOf))}.`,
  table: (records) => imageTable(records, (dataset) => descriptionOf(records, dataset).samples.images),
  sources: (records) => analyses(records, 'datasets'),
  still: (records) => eachSet(records, (dataset) => samplesPart(records, dataset)),
};

/** Of each class its name and the places of its samples, in the order of the sheet. */
export function sampleRows(records: Records, dataset: DatasetName): {name: string; places: number[]}[] {
  const {classNames, samples: sheet} = descriptionOf(records, dataset);
  const rows = Map.groupBy(sheet.images.keys(), (place) => Math.floor(place / sheet.columns));
  return [...rows.values()].map((places) => ({name: classNames[sheet.images[places[0]!]!.label]!, places}));
}

function samplesPart(records: Records, dataset: DatasetName): Part {
  const rows = sampleRows(records, dataset);
  const shown = rows.slice(0, most).flatMap(({name, places}) => [
    words(name, 'name', {most: 110, across: 'end'}),
    beside(
      places.slice(0, most).map((place) => picture(sheetTile(records, dataset, 'samples', place), 32)),
      1,
    ),
  ]);
  const drawn = grid(shown, 2, {gaps: [10, 1], across: ['end', 'start'], down: 'middle'});
  return rows.length > most ? below([drawn, words(`The first ${most} of ${rows.length}.`, 'note')]) : drawn;
}

/** "Ten categories each". */
function categoriesOf(records: Records): string {
  const counts = new Set(datasetNames.map((dataset) => descriptionOf(records, dataset).classNames.length));
  const [count, ...others] = [...counts];
  if (others.length > 0) return 'Their categories';
  return `${capitalize(inWords(count!))} categories${hasOthers ? ' each' : ''}`;
}
