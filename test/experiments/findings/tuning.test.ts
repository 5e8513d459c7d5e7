import assert from 'node:assert/strict';
import {before, test} from 'node:test';
import {contentKey} from '../../../experiments/artifacts/content-key.ts';
import {type Result, type Tuning, tuningSchema} from '../../../experiments/artifacts/schema.ts';
import type {FinishedTrial} from '../../../experiments/findings/finding.ts';
import {tuning as finding} from '../../../experiments/findings/tuning.ts';
import {drawNormal, randomGenerator} from '../../../experiments/random.ts';
import {nnAgainstCnn} from '../../../experiments/studies/nn-against-cnn.ts';
import {quicken} from '../../../experiments/studies/quick.ts';
import {type Configuration, type Study, trialOf} from '../../../experiments/studies/study.ts';
import {tuning} from '../../../experiments/studies/tuning.ts';
import {tuningNoise} from '../../../experiments/studies/tuning-noise.ts';
import {evidenceOf} from './final-trials.ts';

const sd = 0.0015;

/** What a configuration is worth in the end: the wider the first convolution, and the more there are but three, the better. */
function worth({model: {config}}: Configuration): number {
  if (config.kind !== 'convolutional') throw new Error('not of the grid');
  return 0.87 + 0.006 * Math.log2(config.filters[0]!) + [0, 0.012, 0.005][config.filters.length - 1]!;
}

function madeUp(study: Study, configuration: Configuration, seed: number): FinishedTrial {
  const key = contentKey(trialOf(configuration, seed));
  const random = randomGenerator('made up', key);
  const epochs = Array.from({length: configuration.training.epochs}, (_, place) => {
    const accuracy =
      Math.round(5000 * (worth(configuration) - 0.2 / (place + 2) ** 2 + sd * drawNormal(random))) / 5000;
    return {epoch: place + 1, training: {accuracy, loss: 0.2}, validation: {accuracy, loss: 1 - accuracy}};
  });
  const result = {epochs, trainingOperations: 1e12 * worth(configuration)} as unknown as Result;
  return {study, configuration, seed, key, result} as unknown as FinishedTrial;
}

function all(study: Study, chosen = study.configurations): FinishedTrial[] {
  return chosen.flatMap((configuration) => study.seeds.map((seed) => madeUp(study, configuration, seed)));
}

async function find(trials: readonly FinishedTrial[]): Promise<{record: Tuning; files: Record<string, string>}> {
  const {record, files} = await finding.find(evidenceOf(trials));
  const inputs = {source: '0'.repeat(64), trials: '0'.repeat(64)};
  return {record: tuningSchema.parse({inputs, ...record}), files: files as Record<string, string>};
}

let whole: Awaited<ReturnType<typeof find>>;

before(async () => {
  whole = await find([...all(tuning), ...all(tuningNoise)]);
});

test('tuning ranks the grid, sums up each depth, and names those that cannot be told from the best', async () => {
  const {record} = whole;
  assert.deepEqual([record.finished, record.planned], [65, 65]);
  assert.deepEqual(
    record.depths.map(({convolutions, finished, planned}) => [convolutions, finished, planned]),
    [
      [1, 10, 10],
      [2, 20, 20],
      [3, 35, 35],
    ],
  );
  const best = record.configurations.find(({rank}) => rank === 1)!;
  assert.equal(best.model, 'cnn-128-128-dense128');
  assert.equal(record.depths[1]!.best.model, best.model);
  assert.deepEqual([best.tied, best.share, best.gain!.inNoise], [true, 1, false]);
  const {noise} = record;
  assert.ok(noise!.sd > sd / 2 && noise!.sd < 2 * sd);
  assert.equal(noise!.freedom, 4 * tuningNoise.configurations.length);
  assert.ok(noise!.margin > noise!.difference); // the best of 65 is not any of two
  for (const {tied, last} of record.configurations)
    assert.equal(tied, best.last.accuracy - last.accuracy <= noise!.margin);
  assert.equal(noise!.ties, record.configurations.filter(({tied}) => tied).length);
  const near = record.configurations.filter(({last}) => best.last.accuracy - last.accuracy <= noise!.sd);
  const cheapest = Math.min(...near.map(({multiplyAdds}) => multiplyAdds));
  assert.equal(near.find(({model}) => model === noise!.chosen)!.multiplyAdds, cheapest);
  const usual = record.configurations.find(({model}) => model === record.usual)!;
  assert.deepEqual(usual.gain, {difference: 0, inNoise: true});
});

test('tuning follows the epochs, and what going on with the same training brings', async () => {
  const longer = nnAgainstCnn.configurations.filter(
    ({dataset, model}) => dataset === 'fashion-mnist' && model.name === 'cnn-32-32-32-dropout',
  );
  const others = nnAgainstCnn.configurations.filter((each) => !longer.includes(each));
  assert.ok(longer.length === 1 && finding.uses({study: nnAgainstCnn, configuration: longer[0]!, seed: 1}));
  for (const configuration of others) assert.ok(!finding.uses({study: nnAgainstCnn, configuration, seed: 1}));
  const {record} = await find([...all(nnAgainstCnn, longer), ...all(tuning)]);
  assert.equal(record.epochs.length, 12);
  const [first, last] = [record.epochs[0]!, record.epochs[11]!];
  assert.ok(first.gain === null && record.epochs[1]!.gain! > 0.02 && Math.abs(last.gain!) < 0.005);
  assert.deepEqual([last.rankCorrelation, last.regret], [1, 0]);
  assert.ok(first.rankCorrelation! > 0.5);
  assert.equal(
    record.epochs.reduce((sum, {best}) => sum + best, 0),
    65,
  );
  assert.deepEqual(
    record.longer.map(({model, seeds, accuracies}) => [model, seeds, accuracies.length]),
    [['cnn-32-32-32-dropout', nnAgainstCnn.seeds.length, 20]],
  );
  const {mean, interval} = record.longer[0]!.gain;
  assert.ok(interval!.low < mean && mean < interval!.high);
});

test('tuning weighs hyperparameters: those that matter, those that do not, and one drawn by lot, which holds zero', async () => {
  const {record} = whole;
  assert.deepEqual(
    record.importance.map(({convolutions, hyperparameters}) => [convolutions, hyperparameters.length]),
    [
      [1, 2],
      [2, 3],
      [3, 4],
      [null, 3],
    ],
  );
  for (const {hyperparameters, dummy, explained} of record.importance) {
    assert.ok(dummy.low === 0 && dummy.high > 0);
    const first = hyperparameters.find(({name}) => name === 'filters 1')!;
    const dense = hyperparameters.find(({name}) => name === 'dense units')!;
    assert.ok(first.low > 0 && dense.low < 0.05 && explained > first.share);
  }
});

test('tuning replays each search: all start at chance and end with the best', async () => {
  const {record} = whole;
  const {methods, seeds, operations} = record.search!;
  assert.equal(seeds, 1000);
  assert.equal(methods.length, 5);
  for (const {points, inNoise} of methods) {
    assert.ok(points[0]!.regret.mean > 0.005);
    assert.deepEqual(points.at(-1), {operations, regret: {mean: 0, low: 0, high: 0}, best: 1, tied: 1});
    assert.ok(inNoise!.operations > 0 && inNoise!.operations <= operations && inNoise!.finished >= inNoise!.operations);
  }
  assert.equal(methods[0]!.saving, 1);
  assert.ok(methods[1]!.saving! > 1);
});

test('tuning exports the grid as CSV and as JSON that says what each column means', async () => {
  const {record, files} = whole;
  const {fields, rows, training} = JSON.parse(files['grid.json']!);
  const [head, ...lines] = files['grid.csv']!.trimEnd().split('\n');
  const names = fields.map(({name}: {name: string}) => name);
  assert.equal(head, names.join());
  assert.equal(lines.length, 65);
  assert.equal(new Set(names).size, 4 * 12 + 15);
  assert.ok(fields.every(({description, type}: {description: string; type: string}) => description && type));
  assert.deepEqual(training, {
    dataset: 'fashion-mnist',
    split: tuning.configurations[0]!.split,
    training: tuning.configurations[0]!.training,
    seed: 1,
  });
  const [row, line] = [rows[3], lines[3]!.split(',')];
  assert.deepEqual(
    line,
    row.map((cell: unknown) => String(cell ?? '')),
  );
  assert.equal(row[names.indexOf('validation_accuracy_12')], record.configurations[3]!.last.accuracy);
  assert.deepEqual(line.slice(0, 6), ['cnn-16-dense128', '1', '16', '', '', '128']);
});

test('tuning works with whatever has finished', async () => {
  const nothing = await find([]);
  assert.deepEqual([nothing.record.finished, nothing.record.planned, nothing.record.search], [0, 65, null]);
  const one = await find(all(tuning).slice(0, 1));
  assert.deepEqual(
    [one.record.noise, one.record.configurations[0]!.tied, one.record.configurations[0]!.gain],
    [null, null, null],
  );
  const some = await find([...all(tuning).slice(0, 12), ...all(tuningNoise).slice(0, 2)]);
  assert.deepEqual(
    some.record.importance.map(({convolutions}) => convolutions),
    [1],
  );
  assert.equal(some.record.noise!.freedom, 1);
  const quick = [tuning, tuningNoise].map((study) => quicken(study));
  const {record} = await find(quick.flatMap((study) => all(study)));
  assert.deepEqual([record.finished, record.planned, record.epochs.length, record.importance.length], [2, 2, 3, 0]);
});
