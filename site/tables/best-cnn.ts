import type {Comparisons} from '../../experiments/artifacts/schema.ts';
import {capitalize} from '../format/words.ts';
import {rankingOf} from '../records/best-cnn.ts';
import {datasetNames, descriptionOf} from '../records/datasets.ts';
import type {Records} from '../records/records.ts';
import {modelTitle} from '../records/studies.ts';
import {base, manyOf} from '../report/sets.ts';
import {numbers, rowHead} from './column-kinds.ts';
import type {Laid, TableMaker} from './declaration.ts';
import {tableOf} from './lay-out.ts';
import {type Content, range} from './parts.ts';
import {countAt, percentAt, pointsAt, rangeAt} from './quotes.ts';
import {termColumns} from './term-columns.ts';

/** A simple and a convolutional network on two data sets, with all differences and their intervals. */
export const finalTables: TableMaker = (records) => {
  const tables = records.findings.comparisons?.tables ?? [];
  return tables.length === 0
    ? {pending: 'The final table waits for networks that are still being trained.'}
    : tables.map((table, place) => finalTable(records, table, `findings/comparisons#tables.${place}`));
};

function finalTable(records: Records, table: Comparisons['tables'][number], at: string): Laid {
  const {simple, convolutional, cells, gains, gaps} = table;
  const other = gains[1]!.dataset; // the first is the one that all are measured against
  const [titleOfSimple, title] = [simple, convolutional].map((model) => modelTitle(records, model));
  const rows = [simple, convolutional].map((model) => ({
    model,
    title: modelTitle(records, model),
    cell: (dataset: string): Content =>
      percentAt(`${at}.cells.${placeOf(cells, (row) => row.model === model && row.dataset === dataset)}.accuracy.mean`),
    class: 'numeric strong',
    gap: `${at}.gaps.${placeOf(gaps, (row) => row.model === model)}`,
  }));
  const less = {
    model: '',
    title: 'CNN less NN',
    cell: (dataset: string) => difference(`${at}.gains.${placeOf(gains, (row) => row.dataset === dataset)}`),
    class: 'numeric',
    gap: `${at}.gainOfGains`,
  };
  const compares = ({model}: {model: string}) => (model ? [base, other].map((dataset) => ({dataset, model})) : []);
  return tableOf([...rows, less], {
    caption: `${title} against ${titleOfSimple}: test accuracy, differences in points with 95\u202f% intervals`,
    label: `Final table: ${title} against ${titleOfSimple}`,
    columns: [
      rowHead('Network', ({title}) => title),
      ...termColumns(records, compares, ['seeds']),
      ...[base, other].map((dataset) =>
        numbers(
          descriptionOf(records, dataset).title,
          ({cell, class: kind}: (typeof rows)[number]) => ({content: cell(dataset), class: kind}),
          {dataset},
        ),
      ),
      numbers(`${capitalize(manyOf(other))} less ${manyOf(base)}`, ({gap}) => difference(gap)),
    ],
    compares,
  });
}

const placeOf = <Row>(rows: readonly Row[], isIt: (row: Row) => boolean) => rows.findIndex(isIt);

/** A difference, with its interval under it. */
function difference(at: string): Content {
  return [pointsAt(`${at}.difference`), range(rangeAt(at))];
}

/** Every CNN that was finally chosen, in groups that cannot be told apart; a table a data set. */
export const rankings: TableMaker = (records) =>
  datasetNames
    .map((dataset) => ({dataset, title: descriptionOf(records, dataset).title, ...rankingOf(records, dataset)}))
    .filter(({models}) => models.length > 0)
    .map(({dataset, title, place, models}) => {
      const compares = ({model}: {model: string}) => [{dataset, model}];
      return tableOf(
        models.map((model) => ({...model, at: `findings/comparisons#rankings.${place}.models.${model.index}`})),
        {
          caption: `${title}: test accuracy, one look at each image; networks of one group cannot be told from the first of it`,
          label: `Ranking on ${title}`,
          wide: true,
          columns: [
            numbers('Group', ({at}) => countAt(`${at}.group`)),
            rowHead('Network', ({title}) => title, {class: 'nowrap', dataset}),
            numbers('Test accuracy', ({at}) => percentAt(`${at}.accuracy.mean`), {class: 'strong'}),
            numbers('Between seeds, SD', ({at, seeds}) => (seeds > 1 ? pointsAt(`${at}.accuracy.sd`) : 'one seed')),
            numbers('95\u202f% interval', ({at}) => rangeAt(`${at}.interval`)),
            numbers('Behind the leader', ({at, lead}) =>
              lead ? pointsAt(`${at}.lead.difference`) : {content: 'leads', span: 2, class: 'numeric'},
            ),
            numbers('95\u202f% interval', ({at}) => rangeAt(`${at}.lead`)),
            numbers('Several views', ({at, viewed}) => (viewed ? percentAt(`${at}.viewed.accuracy.mean`) : 'none')),
            numbers('Parameters', ({at}) => countAt(`${at}.parameters`)),
            ...termColumns(records, compares, ['epochs']),
            numbers('Seeds', ({at}) => countAt(`${at}.seeds`)),
          ],
          compares,
        },
      );
    });
