// The command itself; scripts/experiments.ts does without it where nothing has changed since it last found nothing to do.

import os from 'node:os';
import path from 'node:path';
import {Command, InvalidArgumentError, Option} from 'commander';
import {analyses} from '../../experiments/execution/analyses.ts';
import {type ExperimentOptions, runExperiments} from '../../experiments/execution/run-experiments.ts';
import {findings as allFindings} from '../../experiments/findings/index.ts';
import {type Profile, profile} from '../../experiments/studies/profile.ts';
import type {VerifyOptions} from '../../experiments/verification/verify-artifacts.ts';
import manifest from '../../package.json' with {type: 'json'};
import {quickFolders} from '../compute-quickly.ts';
import {accuracyParts, readmeParts} from '../readme-table.ts';
import {reportFolders} from '../report-folders.ts';
import {readResultRecords} from '../result-records.ts';
import {resultsParts} from '../results-page.ts';
import {dataFolder} from '../setup/cache-folder.ts';
import {writeParts} from '../written-part.ts';
import {describeState, isPlain, remember} from './last-time.ts';
import {parseTime, setBudget} from './set-budget.ts';

const verifying = {verify: true};

const program = new Command('npm run experiments --')
  .description('Computes those results of the report that are missing or no longer current, and nothing else.')
  .version(manifest.version)
  .addOption(
    new Option('--only <name>', 'one study, search or analysis, all findings, or one').choices(
      namesIn(profile(process.argv.includes('--quick'))),
    ),
  )
  .option('--list', 'list every result, and whether it is current')
  .option(
    '--why <trial>',
    'say why a trial must be run: the first thing that differs; and what is recorded of its steps',
  )
  .option('--dry-run', 'say what would be done, and do nothing')
  .option('--force', 'compute again what is current')
  .option('--jobs <number>', 'how many run at once, each on one thread', wholeNumber, os.availableParallelism())
  .addOption(
    new Option(
      '--engine <name>',
      'what trains: native, the C++ of experiments/engine (where it can), or tensorflow, the slower one that it is held to',
    ).choices(['native', 'tensorflow']),
  )
  .option('--wait', 'where another process computes in the same folder, wait until it has ended')
  .option('--quick', 'the whole way at a small scale, in about a minute; npm start -- --quick shows it')
  .addOption(
    new Option(
      '--verify',
      'check that every result is as it was written, and follows from those that it is made from; write nothing',
    ).conflicts(['only', 'list', 'why', 'dryRun', 'force']),
  )
  .addOption(
    new Option('--deep', '--verify, and also what is made from pixels and weights, within 1 % or .002').implies(
      verifying,
    ),
  )
  .addOption(
    new Option(
      '--replay <number>',
      '--verify, and train so many of the cheapest trials again: to the same bytes on the same class of machine, elsewhere to accuracies within .01',
    )
      .argParser(wholeNumber)
      .implies(verifying),
  )
  .addOption(
    new Option(
      '--budget <time>',
      'of a report of your own: as much as fits into 20m or 2h, networks and seeds, which report.ts then asks for',
    )
      .argParser(parseTime)
      .conflicts(['quick', 'verify', 'list', 'why']),
  )
  .option('--artifacts <folder>', 'where the results are (default: artifacts, with --quick .quick/artifacts)')
  .addHelpText('after', '\nExit code: 0 all is well, 1 something failed, 130 stopped by Ctrl-C.')
  .parse();

type Options = ExperimentOptions & VerifyOptions & {artifacts?: string; verify?: boolean; budget?: number};

const {artifacts, verify, budget, ...options} = program.opts<Options>();
const own = reportFolders();
const folders = {
  artifacts: artifacts ? path.resolve(artifacts) : options.quick ? quickFolders().artifacts : own.artifacts,
  checkpoints: own.checkpoints,
  data: dataFolder(),
  ...(process.env.REPORT && !options.quick && {shared: reportFolders({}).artifacts}),
};
const effort = budget ? await setBudget(budget, options, process.env.REPORT, console.log) : undefined;
const interrupt = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
const {signal} = interrupt;

const isWell = await (verify ? check() : compute()).catch((error) => {
  if (!signal.aborted) throw error;
  return false; // what fails since it was stopped is no failure
});
process.exitCode = signal.aborted ? 130 : isWell ? 0 : 1;

async function compute(): Promise<boolean> {
  const setUp = async () => {
    await setUpEngine();
    await setUpData();
  };
  const before = isPlain() && describeState();
  const said: string[] = [];
  const print = (line: string) => {
    said.push(line);
    console.log(line);
  };
  const headline = await runExperiments({...options, ...(effort && {effort})}, folders, {setUp, print, signal});
  if (headline && !artifacts && !options.quick && !process.env.REPORT && headline.length > 0) {
    const records = await readResultRecords(folders.artifacts);
    await writeParts('README.md', readmeParts(headline, records));
    await writeParts('docs/results.md', {...accuracyParts(headline), ...resultsParts(records)});
  }
  if (headline?.length && process.env.REPORT && !options.quick)
    console.log(`npm start -- ${path.basename(process.env.REPORT)} builds the report and shows it`);
  // What has changed nothing would do so again.
  if (headline && before && describeState() === before) remember(said);
  return headline !== undefined;
}

/** Stops what runs; should that not have ended in a moment, the process ends, and its children with it. */
function stop(): void {
  interrupt.abort();
  setTimeout(() => {
    console.log('Stopped. The same command goes on from here.');
    process.exit(130);
  }, 700).unref();
}

async function check(): Promise<boolean> {
  const {verifyArtifacts} = await import('../../experiments/verification/verify-artifacts.ts');
  return verifyArtifacts(options, folders, {
    setUpData,
    setUpEngine,
    print: console.log,
    signal,
  });
}

// What is needed only where there is something to do is loaded then.

async function setUpEngine(): Promise<void> {
  const {ensureEngines} = await import('../setup/engine.ts');
  await ensureEngines();
}

async function setUpData(): Promise<void> {
  const {ensureData} = await import('../setup/data.ts');
  await ensureData();
}

function namesIn({studies, searches, findings = allFindings.map(({name}) => name)}: Profile): string[] {
  const named = [...studies, ...searches].map(({name}) => name);
  return [...Object.keys(analyses), ...named, 'findings', ...findings.map((name) => `findings/${name}`)];
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('Expected a whole number from 1 up.');
  return number;
}
