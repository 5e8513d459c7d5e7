import type {Tuning} from '../../../experiments/artifacts/schema.ts';
import {type IntervalRow, intervalRows} from '../../charts/interval-rows.ts';
import {interval} from '../../charts/notes.ts';
import {write} from '../../format/numbers.ts';
import {capitalize} from '../../format/words.ts';
import type {Records} from '../../records/records.ts';
import {say} from '../../report/phrases.ts';
import {depthName, found} from '../../report/tuning.ts';
import type {Figure} from '../figure.ts';
import {found as finding, runsOfStudies} from '../sources.ts';

/** How much each hyperparameter matters, beside one drawn at random. */
export const importance: Figure = {
  id: 'importance',
  ready: (records) => groupsOf(records).length > 0,
  title(records) {
    const groups = groupsOf(records);
    const group = groups.at(-1)!;
    const place = groups.length - 1;
    const [first] = group.hyperparameters.toSorted((a, b) => b.share - a.share);
    const share = found(`importance.${place}.hyperparameters.${first!.name}.share`, 'percent', 0);
    const where = group.convolutions === null ? 'Over the whole grid' : `With ${depthName(group.convolutions)}`;
    return say`${where}, the largest share goes with the ${wordsOf(first!.name)}: ${share} of the variance`;
  },
  finding(records) {
    const whole = groupsOf(records).findIndex(({convolutions}) => convolutions === null);
    return [
      ...say`Share of the variance of accuracy that only this choice explains, with its 95 in 100 interval; where intervals overlap, either may matter more. Grey: a choice drawn at random, which explains nothing.`,
      ...(whole < 0
        ? []
        : say` Over the whole grid, all together explain ${found(`importance.${whole}.explained`, 'percent', 0)}.`),
    ];
  },
  alternative: (records) =>
    `A row a choice, a dot with an interval. ${rowsOf(records)
      .map(({group, name, label}) => `${group}, ${name}: ${label}.`)
      .join(' ')}`,
  table: (records) => ({
    columns: [
      {name: 'Networks with', as: 'text'},
      {name: 'Choice', as: 'text'},
      {name: 'Share of the variance', as: 'percent'},
      {name: 'Interval, low', as: 'percent'},
      {name: 'Interval, high', as: 'percent'},
    ],
    rows: rowsOf(records).map(({group, name, value, low, high}) => [group!, name, value, low, high]),
  }),
  sources: (records) => [...runsOfStudies(records, ['tuning']), ...finding(records, ['tuning'])],
  chart: (records, width) => intervalRows(rowsOf(records), {format: '~%', zero: true, bar: interval}, width),
};

/** Of each depth of which all networks have finished; then, at the end, of the whole grid. */
function groupsOf({findings}: Records): Tuning['importance'] {
  return findings.tuning?.importance ?? [];
}

function rowsOf(records: Records): IntervalRow[] {
  return groupsOf(records).flatMap(({convolutions, hyperparameters, dummy}) => {
    const group = capitalize(convolutions === null ? 'any number of convolutions' : depthName(convolutions));
    const row = (name: string, {share, low, high}: typeof dummy, faint: boolean): IntervalRow => {
      return {group, name, value: share, low, high, label: write(share, 'percent', 0), faint};
    };
    return [
      ...hyperparameters.map((each) => row(wordsOf(each.name), each, false)),
      row('drawn at random', dummy, true),
    ];
  });
}

/** "filters 1" as the page says it. */
function wordsOf(name: string): string {
  return name
    .replace(/^filters (\d)$/, 'filters of convolution $1')
    .replace(/^convolutions$/, 'number of convolutions');
}
