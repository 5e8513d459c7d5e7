// Compares two versions of the results, number by number: npm run diff -- --help

import path from 'node:path';
import {Command} from 'commander';
import {writeAtomically} from '../experiments/artifacts/files.ts';
import {compareRecords} from './diff/compare.ts';
import {renderPage} from './diff/page.ts';
import {renderCounts} from './diff/table.ts';
import {readFolder, readRevision} from './diff/versions.ts';
import {failBriefly} from './fail-briefly.ts';
import {reportFolders} from './report-folders.ts';

const {home, artifacts} = reportFolders();
const page = path.join(home, '.diff', 'index.html');

failBriefly();
const program = new Command('npm run diff --')
  .description(
    `Compares the results of a git revision with those in artifacts/, number by number; writes ${path.relative('', page)}.`,
  )
  .argument('<revision>', 'as in HEAD~3, a tag or a hash')
  .option('--to <revision>', 'compare with this revision instead of the files in artifacts/')
  .parse();

const [revision] = program.args as [string];
const {to} = program.opts<{to?: string}>();
const before = await readRevision(home, revision);
const after = await (to ? readRevision(home, to) : readFolder(process.env.ARTIFACTS || artifacts));
const records = [...new Set([...before.keys(), ...after.keys()])].sort();
const changes = records.flatMap((record) => compareRecords(record, before.get(record), after.get(record)));
await writeAtomically(page, renderPage(revision, to ?? 'artifacts/', changes));
console.log(changes.length === 0 ? 'no number differs' : renderCounts(changes));
for (const {record, address, before, after} of changes.filter(isHeadline))
  console.log(`${record} ${address}: ${before} -> ${after}`);
console.log(path.resolve(page));

function isHeadline({record, verdict}: {record: string; verdict: string}): boolean {
  return record === 'headline.json' && verdict === 'real';
}
