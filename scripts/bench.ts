// Times training against Keras, PyTorch and JAX: npm run bench -- --help

import os from 'node:os';
import {Command, InvalidArgumentError} from 'commander';
import {officialSplit} from '../experiments/datasets/index.ts';
import {loadDataset} from '../experiments/datasets/load.ts';
import {readBuild} from '../experiments/engine/binding.ts';
import {measurePeak} from '../experiments/engine/peak.ts';
import {updateManifest} from '../experiments/execution/manifest.ts';
import {benchRow, compareRounds, type Peak, type Rounds} from './bench/comparison.ts';
import {entrants} from './bench/contenders.ts';
import {measureModel} from './bench/measure.ts';
import {type BenchModel, benchModels, imageOperations} from './bench/models.ts';
import {recordRows} from './bench/record.ts';
import {rangeOf} from './bench/statistics.ts';
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
  .description(`Times training against Keras, PyTorch and JAX, which it sets up first, and writes ${file}.`)
  .option('--models <names>', `of ${Object.keys(benchModels).join(', ')}`, modelNames, Object.keys(benchModels))
  .option('--rounds <number>', 'in each, every contender trains once (default: 5, with --quick 2)', wholeNumber)
  .option('--quick', 'short rounds; writes nothing')
  .option('--write', `with --quick: write ${file} all the same`)
  .option('--no-pairs', 'without two trials at once, each in a process of its own with one thread')
  .addHelpText('after', '\nThe machine must do nothing else. The peers take 8 GB in the cache folder.')
  .parse()
  .opts<{models: string[]; rounds?: number; quick?: boolean; pairs: boolean; write?: boolean}>();

await ensureEngines();
const python = await ensurePeers();
const {training} = await loadDataset(await ensureData(), 'fashion-mnist', officialSplit('fashion-mnist'));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => process.exit(interruptedCode));
const images = await writeTrainingImages(training);
const compiles = await canCompile(python);
if (!compiles)
  console.log('Without torch.compile: there is no C++ compiler or no Python.h (on Debian: g++ and python3-dev).');
console.log(`${os.cpus()[0]?.model.trim()}, ${threads} threads; Fashion-MNIST, ${training.labels.length} images\n`);

const rounds = options.rounds ?? (options.quick ? 2 : 5);
const seconds = options.quick ? 0.5 : 6;
const told = new Set<string>();
for (const model of options.models) {
  const {batchSize} = benchModels[model]!;
  const {measured, peak} = await measure(model, benchModels[model]!);
  const comparison = compareRounds(measured);
  const work = peak && {operations: imageOperations(benchModels[model]!), peak};
  const title = `${model}, batches of ${batchSize}, ${rounds} rounds of ${seconds} s`;
  console.log(`${renderComparison(title, comparison, work)}\n`);
  if (options.quick && !options.write) continue;
  await recordRows(file, [benchRow({model, batchSize, rounds}, comparison, work)]);
  await updateManifest('artifacts', new Set([record]));
}
if (options.write || !options.quick) console.log(file);

async function measure(model: string, benchModel: BenchModel): Promise<{measured: Rounds; peak: Peak | undefined}> {
  const peaks: number[] = [];
  const measured = await measureModel(
    entrants(benchModel, {pairs: options.pairs, canCompile: compiles, hasEngine: !('missing' in readBuild())}),
    {model, batchSize: benchModel.batchSize, threads, images, python},
    {
      rounds,
      seconds,
      imageCount: training.labels.length,
      onRound: (round) => {
        console.error(`${model}: round ${round} of ${rounds} ...`);
        peaks.push(measurePeak(threads) ?? Number.NaN);
      },
    },
    (line) => {
      if (!told.has(line)) console.log(line);
      told.add(line);
    },
  );
  const {median} = rangeOf(peaks);
  return {measured, peak: median > 0 ? {threads, operations: median} : undefined};
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
