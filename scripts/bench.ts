// Times training against Keras and PyTorch: npm run bench -- --help

import os from 'node:os';
import {Command, InvalidArgumentError} from 'commander';
import type {BenchRow} from '../experiments/artifacts/schema.ts';
import {loadDataset} from '../experiments/datasets/load.ts';
import {updateManifest} from '../experiments/execution/manifest.ts';
import {officialSplit} from '../experiments/studies/split.ts';
import {benchRow, compareRounds, type Rounds} from './bench/comparison.ts';
import {entrants} from './bench/contenders.ts';
import {measureModel} from './bench/measure.ts';
import {type BenchModel, benchModels} from './bench/models.ts';
import {recordRows} from './bench/record.ts';
import {renderComparison} from './bench/table.ts';
import {writeTrainingImages} from './bench/training-images.ts';
import {failBriefly} from './fail-briefly.ts';
import {interruptedCode} from './interruptible.ts';
import {ensureData} from './setup/data.ts';
import {ensureEngines} from './setup/engine.ts';
import {canCompile, ensurePeers} from './setup/peers.ts';

const record = 'bench/training-speed.json';
const file = `artifacts/${record}`;
const threads = os.availableParallelism();

failBriefly();
const options = new Command('npm run bench --')
  .description(`Times training against Keras and PyTorch, which it sets up first, and writes ${file}.`)
  .option('--models <names>', `of ${Object.keys(benchModels).join(', ')}`, modelNames, Object.keys(benchModels))
  .option('--rounds <number>', 'in each, every contender trains once (default: 5, with --quick 2)', wholeNumber)
  .option('--quick', 'short rounds, in under two minutes; writes nothing')
  .option('--write', `with --quick: write ${file} all the same`)
  .option('--pairs', 'two trials at once: ours in two processes, each peer as is better for it; writes nothing')
  .addHelpText('after', '\nThe machine must do nothing else. The peers take 7 GB in the cache folder.')
  .parse()
  .opts<{models: string[]; rounds?: number; quick?: boolean; pairs?: boolean; write?: boolean}>();

await ensureEngines();
const python = await ensurePeers();
const {training} = await loadDataset(await ensureData(), 'fashion-mnist', officialSplit);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => process.exit(interruptedCode));
const images = await writeTrainingImages(training);
const compiles = await canCompile(python);
if (!compiles)
  console.log('Without torch.compile: there is no C++ compiler or no Python.h (on Debian: g++ and python3-dev).');
console.log(`${os.cpus()[0]?.model.trim()}, ${threads} threads; Fashion-MNIST, ${training.labels.length} images\n`);

const rounds = options.rounds ?? (options.quick ? 2 : 5);
const seconds = options.quick ? 0.5 : 6;
const practices = new Set<string>();
const rows: BenchRow[] = [];
for (const model of options.models) {
  const {batchSize} = benchModels[model]!;
  const comparison = compareRounds(await measure(model, benchModels[model]!));
  const title = `${model}, batches of ${batchSize}, ${rounds} rounds of ${seconds} s`;
  console.log(`${renderComparison(title, comparison)}\n`);
  if (!options.pairs) rows.push(benchRow({model, batchSize, rounds}, comparison));
}
if (rows.length > 0 && (options.write || !options.quick)) {
  await recordRows(file, rows);
  await updateManifest('artifacts', new Set([record]));
  console.log(file);
}

function measure(model: string, {batchSize, groupSize}: BenchModel): Promise<Rounds> {
  return measureModel(
    entrants(options.pairs ?? false, compiles),
    {model, batchSize, groupSize, threads, images, python},
    {
      rounds,
      seconds,
      portion: batchSize * groupSize * 2,
      imageCount: training.labels.length,
      onRound: (round) => console.error(`${model}: round ${round} of ${rounds} ...`),
    },
    (practice) => {
      if (!practices.has(practice)) console.log(practice);
      practices.add(practice);
    },
  );
}

function modelNames(text: string): string[] {
  const chosen = text.split(',');
  if (chosen.every((name) => Object.hasOwn(benchModels, name))) return chosen;
  throw new InvalidArgumentError(`Expected some of ${Object.keys(benchModels).join(', ')}, with commas.`);
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('Expected a whole number from 1 up.');
  return number;
}
