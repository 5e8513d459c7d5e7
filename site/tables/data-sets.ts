import type {DatasetName} from '../../experiments/artifacts/schema.ts';
import {capitalize, list} from '../format/words.ts';
import {firstSample} from '../images/sheets.ts';
import {datasetNames, descriptionOf, lookAlikesOf, report} from '../records/datasets.ts';
import {evidencePage} from '../records/evidence.ts';
import type {Records} from '../records/records.ts';
import {type ComparisonRow, measuresIn} from '../report/comparison.ts';
import {hasOthers, subject, theSets} from '../report/sets.ts';
import {numbers, perDataset, rowHead, words} from './column-kinds.ts';
import {count, text} from './columns.ts';
import {dataTable} from './data-table.ts';
import type {ColumnGroup, Laid, TableMaker} from './declaration.ts';
import {tableOf} from './lay-out.ts';
import {digest, linkTo} from './parts.ts';
import {countAt} from './quotes.ts';

function mostClasses(records: Records): number {
  return Math.max(...datasetNames.map((dataset) => descriptionOf(records, dataset).classNames.length));
}

/** The categories, by label. */
export function categories(records: Records): Laid {
  const columns = datasetNames.map(
    (dataset): ColumnGroup<number> => ({
      head: descriptionOf(records, dataset).title,
      columns: [
        {
          cell: (label) =>
            descriptionOf(records, dataset).classNames[label] === undefined
              ? ''
              : {dataset, sheet: 'samples', place: firstSample(records, dataset, label)},
          class: 'picture',
        },
        {cell: (label) => descriptionOf(records, dataset).classNames[label] ?? ''},
      ],
    }),
  );
  return tableOf(
    Array.from({length: mostClasses(records)}, (_, label) => label),
    {
      caption: 'The categories, with one image of each',
      label: 'The categories of the data sets',
      class: 'categories',
      columns: [{...rowHead('Label', String), numeric: true}, ...columns],
    },
  );
}

const uses = {
  training: 'to adjust the parameters',
  validation: 'to compare and to choose',
  test: 'to measure what has been chosen',
};

/** How many images each split has. */
export function splits(records: Records): Laid {
  return tableOf(['training', 'validation', 'test'] as const, {
    caption: 'The three splits and their number of images',
    label: 'The three splits',
    columns: [
      rowHead('Split', (split) => split),
      words('What for', (split) => uses[split]),
      ...perDataset(records, (dataset) => (split) => countAt(`datasets/${dataset}#splits.${split}.count`)),
    ],
  });
}

/** All data sets in numbers. */
export function bothInNumbers(records: Records): Laid {
  return tableOf(measuresIn(records), {
    caption: `${capitalize(theSets)} in numbers`,
    label: `${list(report.datasets.map(({title}) => title))} in numbers`,
    group: ({title}) => title,
    columns: [
      rowHead('Measure', ({name}) => name),
      ...perDataset(
        records,
        (dataset) =>
          ({quote}: ComparisonRow) =>
            quote(dataset),
      ),
    ],
  });
}

/** One data set in numbers. */
export const inNumbers =
  (dataset: DatasetName) =>
  (records: Records): Laid =>
    tableOf(measuresIn(records), {
      caption: `${descriptionOf(records, dataset).title} in numbers`,
      headless: true,
      group: ({title}) => title,
      columns: [rowHead('Measure', ({name}) => name), numbers('Value', ({quote}) => quote(dataset))],
    });

/** What is computed of the data sets without training. */
export function analyses({datasets, lookAlikes}: Records): Laid {
  return tableOf(
    datasetNames.flatMap((dataset) => [
      {id: `datasets-${dataset}`, dataset, what: 'Description', inputs: descriptionOf({datasets}, dataset).inputs},
      {id: `look-alikes-${dataset}`, dataset, what: 'Look-alikes', inputs: lookAlikesOf({lookAlikes}, dataset).inputs},
    ]),
    {
      caption: 'Analyses that need no training',
      label: 'Analyses of the data sets',
      columns: [
        rowHead('Analysis', ({id, what}) => linkTo(evidencePage(id), what)),
        words('Data set', ({dataset}) => descriptionOf({datasets}, dataset).title),
        numbers('Version', ({inputs}) => String(inputs.version)),
        words('Digest of the data, SHA-256', ({inputs}) => digest(inputs.data, 16)),
      ],
    },
  );
}

/** How many images of each class each split has. */
export const classCounts: TableMaker = (records) => {
  const {datasets} = records;
  const rows = datasetNames.flatMap((dataset) =>
    descriptionOf({datasets}, dataset).splits.map(({split, perClass}) => [
      descriptionOf({datasets}, dataset).title,
      split,
      ...Array.from({length: mostClasses(records)}, (_, label) => perClass[label] ?? ''),
    ]),
  );
  const {classNames} = descriptionOf({datasets}, subject);
  const labels = Array.from({length: mostClasses(records)}, (_, label) =>
    count(hasOthers ? `Label ${label}` : classNames[label]!),
  );
  const columns = [text('Data set'), text('Split'), ...labels];
  return dataTable('Images of each category in each split', {columns, rows})(records);
};
