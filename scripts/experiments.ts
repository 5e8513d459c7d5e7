// Computes what is missing of the results: npm run experiments -- --help

import os from 'node:os';
import path from 'node:path';
import {Command, InvalidArgumentError, Option} from 'commander';
import {analyses} from '../experiments/execution/analyses.ts';
import {type ExperimentOptions, runExperiments} from '../experiments/execution/run-experiments.ts';
import {findings} from '../experiments/findings/index.ts';
import {studies} from '../experiments/studies/index.ts';
import manifest from '../package.json' with {type: 'json'};
import {failBriefly} from './fail-briefly.ts';
import {writeReadmeTable} from './readme-table.ts';
import {dataFolder, ensureData} from './setup/data.ts';
import {ensureEngine} from './setup/engine.ts';

failBriefly();
const program = new Command('npm run experiments --')
  .description('Computes those results of the report that are missing or no longer current, and nothing else.')
  .version(manifest.version)
  .addOption(
    new Option('--only <name>', 'one study, analysis or finding').choices([
      ...Object.keys(analyses),
      ...studies.map(({name}) => name),
      ...findings.map(({name}) => name),
    ]),
  )
  .option('--list', 'list every result, and whether it is current')
  .option(
    '--why <trial>',
    'say why a trial must be run: the first thing that differs; and what is recorded of its steps',
  )
  .option('--dry-run', 'say what would be done, and do nothing')
  .option('--force', 'compute again what is current')
  .option('--jobs <number>', 'how many run at once, each on one thread', wholeNumber, os.availableParallelism())
  .option('--quick', 'the whole way at a small scale, in under two minutes')
  .option('--artifacts <folder>', 'where the results are (default: artifacts, with --quick .quick/artifacts)')
  .addHelpText('after', '\nExit code: 0 all is well, 1 something failed, 130 stopped by Ctrl-C.')
  .parse();

const {artifacts, ...options} = program.opts<ExperimentOptions & {artifacts?: string}>();
const folders = {
  artifacts: path.resolve(artifacts ?? (options.quick ? '.quick/artifacts' : 'artifacts')),
  checkpoints: path.resolve('.checkpoints'),
  data: dataFolder(),
};
const interrupt = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupt.abort());

const headline = await runExperiments(options, folders, {
  setUp: async () => {
    await ensureEngine();
    await ensureData();
  },
  print: console.log,
  signal: interrupt.signal,
});
if (headline && !artifacts && !options.quick && headline.length > 0) await writeReadmeTable('README.md', headline);
process.exitCode = interrupt.signal.aborted ? 130 : headline ? 0 : 1;

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('Expected a whole number from 1 up.');
  return number;
}
