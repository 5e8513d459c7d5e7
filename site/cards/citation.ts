import {report, reportSlug} from '../records/datasets.ts';
import type {Records} from '../records/records.ts';

/** What somebody who cites the report has to write. */
export interface Citation {
  bibtex: string;
  cff: string; // in the Citation File Format
}

const authors = `The authors of ${report.title}`;
const title = [report.title, report.tagline].filter(Boolean).join(': ');

/** How to cite the report; its date is that of its last result. `address` is where it stands, if that is known. */
export function citationOf({trials}: Pick<Records, 'trials'>, version: string, address?: string): Citation {
  const dates = Object.values(trials).map(({run}) => run.finishedAt);
  const date = dates.sort().at(-1) ?? '';
  const [day, year] = [date.slice(0, 10), date.slice(0, 4)];
  const fields = [
    ['author', `{${authors}}`],
    ['title', `{${title}}`],
    ['year', year],
    ['note', `Version ${version}, results of ${day}`],
    ...(address ? [['url', address]] : []),
  ];
  return {
    bibtex: [`@misc{${reportSlug},`, ...fields.map(([name, value]) => `  ${name} = {${value}},`), '}'].join('\n'),
    cff: [
      'cff-version: 1.2.0',
      'message: If you use this report or its results, please cite it as below.',
      `title: "${title}"`,
      'authors:',
      `  - name: ${authors}`,
      `version: ${version}`,
      `date-released: ${day}`,
      'license: MIT',
      ...(address ? [`url: ${address}`] : []),
    ].join('\n'),
  };
}
