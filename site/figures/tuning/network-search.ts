import type {NetworkSearch} from '../../../experiments/artifacts/schema.ts';
import {type IntervalRow, intervalRows} from '../../charts/interval-rows.ts';
import {interval} from '../../charts/notes.ts';
import {write} from '../../format/numbers.ts';
import type {Records} from '../../records/records.ts';
import type {Quote} from '../../records/values.ts';
import {say} from '../../report/phrases.ts';
import {percent, text} from '../../tables/columns.ts';
import type {Figure} from '../figure.ts';
import {found} from '../sources.ts';

type Importance = NonNullable<NetworkSearch['importance']>;

const importanceOf = ({findings}: Records): Importance | null => findings['network-search']?.importance ?? null;

/** How much each choice matters where network and training are drawn together. */
export const choices: Figure = {
  id: 'choices',
  ready: (records) => importanceOf(records) !== null,
  title(records) {
    const {name, label} = rowsOf(records)[0]!;
    return say`Drawn together, the largest share goes with ${name}: ${label} of the variance`;
  },
  finding(records) {
    const {epochs} = importanceOf(records)!;
    return say`Share of the variance of ranks after ${String(epochs)} epochs that only this choice explains, with its 95 in 100 interval; where intervals overlap, either may matter more. All together explain ${number('importance.explained', 'percent')}. Grey: a choice drawn at random.`;
  },
  alternative: (records) =>
    `A row a choice, a dot with an interval. ${rowsOf(records)
      .map(({name, label}) => `${name}: ${label}.`)
      .join(' ')}`,
  table: (records) => ({
    columns: [text('Choice'), percent('Share of the variance'), percent('Interval, low'), percent('Interval, high')],
    rows: rowsOf(records).map(({name, value, low, high}) => [name, value, low, high]),
  }),
  sources: (records) => found(records, ['network-search']),
  chart: (records, width) => intervalRows(rowsOf(records), {format: '~%', zero: true, bar: interval}, width),
};

function number(field: string, as: Quote['as']): Quote {
  return {at: `findings/network-search#${field}`, as, digits: 0};
}

function rowsOf(records: Records): IntervalRow[] {
  const weighed = importanceOf(records);
  if (!weighed) return [];
  const row = (name: string, {share, low, high}: Importance['dummy'], faint: boolean): IntervalRow => {
    return {name, value: share, low, high, label: write(share, 'percent', 0), faint};
  };
  const ordered = weighed.choices.toSorted((a, b) => b.share - a.share);
  return [...ordered.map((each) => row(each.name, each, false)), row('drawn at random', weighed.dummy, true)];
}
