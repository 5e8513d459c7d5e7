import {readCsv, writeCsv} from '../../experiments/artifacts/csv.ts';
import type {DatasetName, SplitName} from '../../experiments/artifacts/schema.ts';
import {areNamed, givenName} from '../records/image-names.ts';

/**
 * A table of images, a row each, with a column more for their names where any of the data sets has them. Its columns say
 * the index, and where that may differ the split (else test) and the data set (else the only one).
 */
export function withNames(bytes: Buffer, datasets: readonly DatasetName[]): Buffer {
  const [head = [], ...rows] = readCsv(bytes.toString());
  const [index, split, set] = ['index', 'split', 'data set'].map((column) => head.indexOf(column)) as [
    number,
    number,
    number,
  ];
  if (index < 0 || !datasets.some(areNamed)) return bytes;
  const named = rows.map((row) => {
    const image = {split: (row[split] ?? 'test') as SplitName, index: Number(row[index])};
    return [...row, givenName(row[set] ?? datasets[0]!, image) ?? ''];
  });
  return Buffer.from(writeCsv([...head, 'name'], named));
}
