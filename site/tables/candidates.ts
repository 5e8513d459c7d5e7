import type {Group} from '../../experiments/artifacts/schema.ts';
import {datasetNames, descriptionOf} from '../records/datasets.ts';
import {numbers, rowHead, words} from './column-kinds.ts';
import type {TableMaker} from './declaration.ts';
import {tableOf} from './lay-out.ts';
import {operationsAt, percentAt} from './quotes.ts';
import {termColumns} from './term-columns.ts';

const study = 'stronger-candidates';

/** Longer trainings that were tried on validation images, the smallest networks first. */
export const candidates: TableMaker = (records) => {
  const groups = records.studies[study]?.groups ?? [];
  const rows = datasetNames.flatMap((name) =>
    groups
      .filter(({dataset, viewed}) => dataset === name && viewed)
      .map((group) => ({...group, at: `studies/${study}/${name}/${group.model}`}))
      .toSorted((a, b) => a.parameters - b.parameters || reached(b) - reached(a)),
  );
  if (rows.length === 0) return {pending: 'No candidate has been trained yet.'};
  const compares = ({dataset, model}: Group) => [{dataset, model}];
  return tableOf(rows, {
    caption: 'Candidates for stronger networks, of one seed each: accuracy on validation images',
    label: 'Candidates for stronger networks',
    id: 'candidates',
    group: ({dataset}) => descriptionOf(records, dataset).title,
    columns: [
      rowHead('Network', ({title}) => partsOf(title).network, {class: 'nowrap'}),
      words('Trained otherwise', ({title}) => partsOf(title).changes ?? 'no'),
      numbers('One look', ({at}) => percentAt(`${at}#validation.accuracy.mean`)),
      numbers('Several views', ({at}) => percentAt(`${at}#viewed.validation.accuracy.mean`)),
      ...termColumns(records, compares, ['epochs']),
      numbers('Operations', ({at}) => operationsAt(`${at}#trainingOperations`)),
    ],
    compares,
  });
};

function reached({viewed}: Group): number {
  return viewed?.validation.accuracy.mean ?? 0;
}

/** A title names the network, its epochs and what else differs from the recipe. */
function partsOf(title: string): {network: string; changes?: string} {
  const {network = title, changes} = /^(?<network>.*), \d+ epochs(?:, (?<changes>.*))?$/.exec(title)?.groups ?? {};
  return {network, ...(changes && {changes})};
}
