import type {DatasetName, TestReading} from '../../experiments/artifacts/schema.ts';
import {datasetNames} from './datasets.ts';

/** What read the test images, how often on each data set, and what for. */
export interface Readers {
  name: string;
  purpose: string;
  counts: Record<DatasetName, number>;
}

/** The readings by what read them, the trials of a study together; the most frequent first. */
export function countReadings(readings: readonly TestReading[]): Readers[] {
  const groups = Map.groupBy(readings.map(withoutTrial), ({reader, purpose}) => `${reader}: ${purpose}`);
  const rows = [...groups.values()].map((those) => ({
    name: those[0]!.reader,
    purpose: those[0]!.purpose,
    counts: Object.fromEntries(datasetNames.map((dataset) => [dataset, countOn(those, dataset)])),
  }));
  return rows.sort((a, b) => total(b) - total(a));
}

/** A trial says for which model and seed it reads; here its study is enough. */
function withoutTrial({reader, purpose, ...rest}: TestReading): TestReading {
  return reader.startsWith('trial ')
    ? {...rest, reader: 'trials', purpose: purpose.split(':')[0]!}
    : {...rest, reader, purpose};
}

function countOn(readings: readonly TestReading[], dataset: DatasetName): number {
  return readings.filter((reading) => reading.dataset === dataset).length;
}

const total = ({counts}: Readers) => Object.values(counts).reduce((sum, count) => sum + count, 0);
