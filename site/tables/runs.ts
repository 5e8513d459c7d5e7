import {write} from '../format/numbers.ts';
import {descriptionOf} from '../records/datasets.ts';
import {rowHead, words} from './column-kinds.ts';
import type {TableMaker} from './declaration.ts';
import {tableOf} from './lay-out.ts';
import {anchor, code, linkTo} from './parts.ts';
import {type RunRow, runRows} from './run-rows.ts';

const rowsAtOnce = 30; // are drawn; more than a window shows

/** Whether a run has ended, and how. */
export function stateOf({finished, divergedIn}: Pick<RunRow, 'finished' | 'divergedIn'>): string {
  return finished ? 'finished' : divergedIn === undefined ? 'to come' : 'diverged';
}

/** Every run, planned or finished. */
export const allRuns: TableMaker = (records) =>
  tableOf(runRows(records), {
    caption: 'All runs',
    heard: true,
    class: 'runs',
    wide: true,
    atOnce: rowsAtOnce,
    attributes: (run) => ({id: run.names[0], 'data-state': stateOf(run)}),
    columns: [
      rowHead('Run', keyOf, {key: 'run'}),
      words('Network', ({network}) => network, {key: 'network'}),
      words('Kind', ({architecture}) => architecture, {key: 'kind'}),
      words('Data set', ({dataset}) => descriptionOf(records, dataset).title, {key: 'data'}),
      words('Study', ({studies}) => studies.join('; '), {key: 'study'}),
      words('Seed', ({seed}) => String(seed), {key: 'seed'}),
      words(
        'Validation (%)',
        ({divergedIn, validation}) =>
          divergedIn === undefined ? accuracy(validation) : `diverged in epoch ${divergedIn}`,
        {key: 'validation'},
      ),
      words('Test (%)', ({test}) => accuracy(test), {key: 'test'}),
      words(
        'Time',
        ({seconds}) =>
          seconds === undefined ? undefined : {content: write(seconds, 'duration'), order: Math.round(seconds)},
        {key: 'time'},
      ),
    ],
  });

/** Its key, which leads to its page; and where links to the studies and groups after the first come to. */
function keyOf({key, names, finished}: RunRow) {
  const shown = code(key);
  return [...names.slice(1).map(anchor), finished ? linkTo(`/runs/${key}/`, shown) : shown];
}

function accuracy(value: number | undefined): string {
  return value === undefined ? '' : write(value, 'points', 2);
}
