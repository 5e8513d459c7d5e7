import type {Classes, DatasetName} from '../../../experiments/artifacts/schema.ts';
import {counted} from '../../format/numbers.ts';
import {list} from '../../format/words.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {rowOf, shownCnn} from '../../records/shown-models.ts';
import type {Quote} from '../../records/values.ts';
import {say} from '../../report/phrases.ts';
import {amongSet, hasOthers, subject, subjectFirst} from '../../report/sets.ts';
import type {Figure} from '../figure.ts';
import {confusionTable, mistakes} from '../simple-network/confusion.ts';
import {found} from '../sources.ts';
import {type Matrices, matricesPart} from '../still-matrix.ts';

type Row = Classes['models'][number];

export const rowsOf = ({findings}: Records): Row[] => findings.classes?.models ?? [];
export const ready = (records: Records) => shownCnn(rowsOf(records)) !== undefined;
export const cnnOf = (records: Records, dataset: DatasetName): Row =>
  rowOf(rowsOf(records), dataset, shownCnn(rowsOf(records)))!;

/** A recorded number of the CNN that is shown. */
export function ofCnn(records: Records, dataset: DatasetName, field: string): Quote {
  return ofModel(dataset, shownCnn(rowsOf(records))!, field);
}

/** A recorded number of a model. */
export function ofModel(dataset: DatasetName, model: string, field: string): Quote {
  return {at: `findings/classes#models.${dataset}/${model}.${field}`};
}

/** What the CNN takes for what. */
export const classConfusion: Figure = {
  id: 'class-confusion',
  body: 'all',
  ready,
  title(records) {
    const all = subjectFirst.map((dataset) => ({dataset, mistake: worst(records, dataset)}));
    const isOnly = !hasOthers && mistakes(cnnOf(records, subject).confusion, 2).length === 1;
    return all.every(({mistake}) => mistake)
      ? say`The CNN’s ${isOnly ? 'only' : 'most frequent'} mistake: ${all.map(({dataset, mistake}) => `${mistake}${amongSet(dataset)}`).join(', ')}`
      : say`What the CNN takes for what`;
  },
  finding(records) {
    const {title} = cnnOf(records, subject);
    const told = subjectFirst.filter((dataset) => cnnOf(records, dataset).gains);
    return [
      ...say`Of every 1,000 test images of a row’s category, so many get the column’s name from the ${title}.`,
      ...(told.length > 0 ? say` Its F1 is above the NN’s, by more than chance, for ${ahead(records, told)}.` : []),
    ];
  },
  rest: (records) => say`The answers of ${counted(cnnOf(records, subject).seeds, 'seed')} are counted together.`,
  alternative: () => 'A table of the categories for each data set; the diagonal holds the correct answers.',
  table: (records) => confusionTable(records, classMatrices(records)),
  sources: (records) => found(records, ['classes']),
  still: (records) => matricesPart(records, classMatrices(records), namedByCnn),
};

/** "every category", where the CNN is ahead in all of them; else in how many. */
function ahead(records: Records, told: readonly DatasetName[]): string {
  const gains = told.flatMap((dataset) => cnnOf(records, dataset).gains ?? []);
  if (gains.every(({apart, difference}) => apart && difference > 0)) return 'every category';
  return list(told.map((dataset) => tellApart(records, dataset)));
}

/** In how many classes the CNN's F1 is above the NN's by more than chance, and in how many below. */
function tellApart(records: Records, dataset: DatasetName): string {
  const apart = (cnnOf(records, dataset).gains ?? []).filter((gain) => gain.apart);
  const above = apart.filter(({difference}) => difference > 0).length;
  const below = apart.length > above ? ` (below for ${apart.length - above})` : '';
  return `${above} of ${cnnOf(records, dataset).classes.length}${amongSet(dataset)}${below}`;
}

function worst(records: Records, dataset: DatasetName): string | undefined {
  const [first] = mistakes(cnnOf(records, dataset).confusion, 1);
  const {classNames} = descriptionOf(records, dataset);
  return first && `${classNames[first.label]} taken for ${classNames[first.taken]}`;
}

/** What a column of the matrix stands for. */
export const namedByCnn = 'named by the CNN';

/** The name of the CNN whose confusion is shown. */
export const shownCnnName = (records: Records): string | undefined => shownCnn(rowsOf(records));

/** The confusion of the CNN that is shown; null while there is none. */
export function classMatrices(records: Records): Matrices {
  const matrix = (dataset: DatasetName) =>
    rowOf(rowsOf(records), dataset, shownCnn(rowsOf(records)))?.confusion ?? null;
  return Object.fromEntries(datasetNames.map((dataset) => [dataset, matrix(dataset)]));
}
