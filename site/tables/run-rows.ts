import type {DatasetName} from '../../experiments/artifacts/schema.ts';
import {descriptionOf} from '../records/datasets.ts';
import type {Records} from '../records/records.ts';
import {groupsOf} from '../records/studies.ts';
import {count, percent, text} from './columns.ts';
import type {Table} from './table.ts';

/** A run as the table of all runs has it. */
export interface RunRow {
  key: string;
  names: string[]; // of the groups and studies whose first run it is: "trials-simple-network-mnist-nn-512"
  network: string;
  architecture: string;
  dataset: DatasetName;
  studies: string[]; // titles
  seed: number;
  finished: boolean;
  divergedIn: number | undefined; // the epoch, of one that has no result since its loss was no longer finite
  validation: number | undefined; // accuracy; none while it has not finished
  test: number | undefined; // likewise; none where the test images were not read
  seconds: number | undefined;
}

/** Every run, planned or finished, once, study by study. */
export function runRows({studies, trials}: Pick<Records, 'studies' | 'trials'>): RunRow[] {
  const rows = new Map<string, RunRow>();
  for (const study of Object.values(studies)) {
    for (const [place, group] of groupsOf(study).entries()) {
      const {dataset, title: network, architecture} = group;
      for (const {key, seed, divergedIn} of group.trials) {
        const row = rows.get(key) ?? {
          ...{key, names: [], network, architecture, dataset, studies: [], seed, divergedIn},
          ...scoresOf(trials[key]),
        };
        row.studies.push(study.title);
        rows.set(key, row);
      }
      const {names} = rows.get(group.trials[0]!.key)!;
      names.push(`trials-${study.name}-${dataset}-${group.model}`);
      if (place === 0) names.push(`study-${study.name}`);
    }
  }
  return [...rows.values()];
}

function scoresOf(record: Records['trials'][string] | undefined) {
  return {
    finished: record !== undefined,
    validation: record?.result.validation.accuracy,
    test: record?.result.test?.accuracy,
    seconds: record?.run.seconds,
  };
}

/** The same as a table; what is not known is empty. A run's key by itself, as 12e3456789012345, would be read as a number. */
export function runsTable(records: Records): Table {
  return {
    columns: [
      ...['Page of the run', 'Network', 'Architecture', 'Data set', 'Studies'].map(text),
      count('Seed'),
      percent('Validation accuracy'),
      percent('Test accuracy'),
      count('Seconds'),
    ],
    rows: runRows(records).map(
      ({key, network, architecture, dataset, studies, seed, validation = '', test = '', seconds = ''}) => [
        ...[`runs/${key}/`, network, architecture, descriptionOf(records, dataset).title, studies.join('; ')],
        ...[seed, validation, test, seconds],
      ],
    ),
  };
}
