import type {Classes, DatasetName} from '../../../experiments/artifacts/schema.ts';
import {type ClassDot, classDots} from '../../charts/class-dots.ts';
import {counted, write} from '../../format/numbers.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {rowOf, shownCnn, shownRows} from '../../records/shown-models.ts';
import {architectureOf} from '../../records/studies.ts';
import type {Quote} from '../../records/values.ts';
import {type Phrase, say} from '../../report/phrases.ts';
import {amongSet, base, forEachSet, fromSubject, subject, subjectFirst} from '../../report/sets.ts';
import {chance, percent, points, text} from '../../tables/columns.ts';
import type {Figure} from '../figure.ts';
import {classCell} from '../images.ts';
import {confusionTable, mistakes} from '../simple-network/confusion.ts';
import {found} from '../sources.ts';
import {type Matrices, matricesPart} from '../still-matrix.ts';

type Row = Classes['models'][number];

const sources = (records: Records) => found(records, ['classes']);
export const rowsOf = ({findings}: Records): Row[] => findings.classes?.models ?? [];
export const ready = (records: Records) => shownCnn(rowsOf(records)) !== undefined;
export const cnnOf = (records: Records, dataset: DatasetName): Row =>
  rowOf(rowsOf(records), dataset, shownCnn(rowsOf(records)))!;

/** A recorded number of the CNN that is shown. */
export function ofCnn(records: Records, dataset: DatasetName, field: string, as: Quote['as'] = 'percent'): Quote {
  return {at: `findings/classes#models.${dataset}/${shownCnn(rowsOf(records))}.${field}`, as};
}

/** How well the NN and the CNN find each class. */
export const classScores: Figure = {
  id: 'class-scores',
  ready,
  title(records) {
    const names = fromSubject(
      (dataset) => say`${hardest(records, dataset).name} is the hardest name${amongSet(dataset)}`,
      (dataset) => say`${hardest(records, dataset).name}${amongSet(dataset)}`,
    );
    return say`${names}: F1 of ${forEachSet((dataset) => [hardest(records, dataset).f1], subjectFirst)}`;
  },
  finding: (records) => [
    ...say`F1 of each category, with its 95 in 100 interval: squares for the NN, discs for the CNN (${cnnOf(records, base).title}).`,
    ...datasetNames.flatMap((dataset) => tellApart(records, dataset)),
  ],
  alternative: (records) =>
    `Panels with equal axes, one a data set, a row a category. ${datasetNames
      .flatMap((dataset) => dotsOf(records, dataset))
      .map(
        ({panel, className, architecture, value}) =>
          `${panel}, ${className}, ${architecture}: ${write(value, 'percent')}.`,
      )
      .join(' ')}`,
  table: (records) => ({
    columns: [
      text('Data set'),
      text('Model'),
      text('Class'),
      ...['Precision', 'Recall', 'F1'].flatMap(withInterval),
      ...gainColumns,
    ],
    rows: rowsOf(records).flatMap(({dataset, title, classes, gains}) =>
      classes.map(({precision, recall, f1}, label): (string | number)[] => [
        descriptionOf(records, dataset).title,
        title,
        classCell(records, dataset, {label}),
        ...[precision, recall, f1].flatMap(cellsOf),
        ...gainCells(gains?.[label]),
      ]),
    ),
  }),
  sources,
  chart: (records, width) =>
    classDots(
      datasetNames.flatMap((dataset) => dotsOf(records, dataset)),
      width,
    ),
};

function cellsOf(score: Row['classes'][number]['precision']): (string | number)[] {
  return score ? [score.value, score.low, score.high] : ['', '', ''];
}

const gainColumns = [
  ...['F1 over the NN', 'F1 over the NN, low', 'F1 over the NN, high'].map((name) => points(name)),
  chance('p, adjusted'),
];

function gainCells(gain: NonNullable<Row['gains']>[number] | undefined): (string | number)[] {
  return gain ? [gain.difference, gain.low, gain.high, gain.adjusted] : ['', '', '', ''];
}

export function withInterval(name: string) {
  return [{...percent(name), none: 'none'}, percent(`${name}, low`), percent(`${name}, high`)];
}

function dotsOf(records: Records, dataset: DatasetName): ClassDot[] {
  const {title: panel, classNames} = descriptionOf(records, dataset);
  return shownRows(rowsOf(records), dataset).flatMap(({model, seeds, classes}) =>
    classes.map(({f1}, label) => ({
      panel,
      className: classNames[label]!,
      architecture: architectureOf(records, model),
      ...f1,
      seeds,
    })),
  );
}

/** The class with the lowest F1 of the CNN. */
function hardest(records: Records, dataset: DatasetName): {name: string; f1: Quote} {
  const values = cnnOf(records, dataset).classes.map(({f1}) => f1.value);
  const label = values.indexOf(Math.min(...values));
  return {
    name: descriptionOf(records, dataset).classNames[label]!,
    f1: ofCnn(records, dataset, `classes.${label}.f1.value`),
  };
}

/** In how many classes the CNN's F1 is above the NN's, or below, by more than chance. */
function tellApart(records: Records, dataset: DatasetName): Phrase {
  const {gains} = cnnOf(records, dataset);
  if (!gains) return [];
  const above = gains.filter(({apart, difference}) => apart && difference > 0).length;
  const below = gains.filter(({apart, difference}) => apart && difference < 0).length;
  const {title} = descriptionOf(records, dataset);
  const lower = below ? `, lower in ${below}` : '';
  const rest = above + below < gains.length ? '; in the rest the two cannot be told apart' : '';
  const higher = `higher by more than chance in ${above} of ${gains.length} categories`;
  return say` On ${title} the CNN’s is ${higher}${lower}${rest}.`;
}

/** What the CNN takes for what. */
export const classConfusion: Figure = {
  id: 'class-confusion',
  body: 'all',
  ready,
  title(records) {
    const all = subjectFirst.map((dataset) => ({dataset, mistake: worst(records, dataset)}));
    return all.every(({mistake}) => mistake)
      ? say`Most often ${all.map(({dataset, mistake}) => `${mistake}${amongSet(dataset)}`).join(', and ')}`
      : say`What the CNN takes for what`;
  },
  finding(records) {
    const {title, seeds} = cnnOf(records, subject);
    return say`Of every 1,000 test images of each row’s category, so many get the column’s name from ${title}, ${counted(seeds, 'seed')} together.`;
  },
  alternative: () => 'A table of the categories for each data set; the diagonal holds the correct answers.',
  table: (records) => confusionTable(records, classMatrices(records)),
  sources,
  still: (records) => matricesPart(records, classMatrices(records), namedByCnn),
};

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
