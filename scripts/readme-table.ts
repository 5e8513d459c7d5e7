import {readFile} from 'node:fs/promises';
import {writeAtomically} from '../experiments/artifacts/files.ts';
import type {Headline} from '../experiments/artifacts/schema.ts';
import {datasets} from '../experiments/datasets/index.ts';

const start = '<!-- results: written by npm run experiments -->';
const end = '<!-- end of results -->';

/** Puts the table of the results into the README. */
export async function writeReadmeTable(file: string, headline: Headline): Promise<void> {
  const text = await readFile(file, 'utf8');
  const updated = replaceTable(text, headline);
  if (updated !== text) await writeAtomically(file, updated);
}

/** The text with the table between its two marks written anew; throws where the marks are not there. */
export function replaceTable(text: string, headline: Headline): string {
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`invalid README: no table to replace (expected "${start}" and "${end}")`);
  return `${text.slice(0, from)}${start}\n\n${renderTable(headline)}\n\n${text.slice(to)}`;
}

function renderTable(headline: Headline): string {
  const rows = headline.map(({dataset, model, parameters, seeds, members, testAccuracy}) => {
    const {mean, sd, low, high} = testAccuracy;
    const interval = `${percent(low)} ... ${percent(high)}`;
    return [
      datasets[dataset].title,
      model,
      parameters.toLocaleString('en'),
      seeds,
      percent(mean),
      members ? '' : percent(sd),
      interval,
    ];
  });
  return [
    '| data set | model | parameters | seeds | test accuracy, mean (%) | standard deviation | 95 % interval |',
    '|---|---|---:|---:|---:|---:|---|',
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
  ].join('\n');
}

function percent(share: number): string {
  return (share * 100).toFixed(2);
}
