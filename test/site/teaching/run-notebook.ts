import {readFileSync} from 'node:fs';
import path from 'node:path';
import {runToEnd} from '../../../scripts/setup/child.ts';
import type {Notebook} from '../../../site/teaching/notebook.ts';

/** What the notebook of a built site has counted, and what it said. */
export interface Counted {
  accuracy: number;
  confusion: number[][];
  low: number;
  high: number;
  draws: number[];
  ensemble: [accuracy: number, low: number, high: number];
  record: {test: {accuracy: number; confusion: number[][]}};
  stated: {mean: number; low: number; high: number};
}

/** The notebook as the site hands it out. */
export function readNotebook(folder: string): Notebook {
  return JSON.parse(readFileSync(path.join(folder, 'teach', 'recompute.ipynb'), 'utf8')) as Notebook;
}

const report = `
print('\\n' + json.dumps({
    'accuracy': accuracy, 'confusion': confusion, 'low': low, 'high': high, 'draws': draws,
    'ensemble': [ensemble_accuracy, ensemble_low, ensemble_high], 'record': record, 'stated': stated,
}))`;

/** Runs its cells one after the other, with the report in `folder`. */
export async function runNotebook(folder: string): Promise<Counted> {
  const cells = readNotebook(folder).cells.filter((cell) => cell.cell_type === 'code');
  const script = cells.map(({source}) => source.join('')).join('\n\n');
  const here = script.replace(/^REPORT = .*$/m, `REPORT = ${JSON.stringify(folder)}`);
  const {code, output, complaint} = await runToEnd('python3', ['-c', here + report], {environment: process.env});
  if (code !== 0) throw new Error(`the notebook failed:\n${complaint}`);
  return JSON.parse(output.trimEnd().split('\n').at(-1)!) as Counted;
}
