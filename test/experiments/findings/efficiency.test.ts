import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type Efficiency, efficiencySchema} from '../../../experiments/artifacts/schema.ts';
import {efficiency} from '../../../experiments/findings/efficiency.ts';
import {guesses, labels, madeUpEvidence, madeUpTrial} from './made-up.ts';

/** Two seeds of a network on so many images, that get so many of the 20 validation images wrong. */
const seeds = (architecture: string, trainingCount: number, wrong: number) =>
  [1, 2].map((seed) => {
    const missed = Object.fromEntries(Array.from({length: wrong}, (_, image) => [image, (image + 1) % 10]));
    const model = `${architecture}-${trainingCount}`;
    return madeUpTrial({model, seed, trainingCount, validation: guesses(labels.validation, 0.9, missed)});
  });

async function find(...trials: ReturnType<typeof seeds>[]): Promise<Efficiency> {
  const {record} = await efficiency.find(madeUpEvidence(trials.flat()));
  return efficiencySchema.parse({inputs: {source: '0'.repeat(64), trials: '0'.repeat(64)}, ...record});
}

const simple = [seeds('nn', 100, 12), seeds('nn', 1_000, 8), seeds('nn', 10_000, 6), seeds('nn', 50_000, 5)];

test('a learning curve has a point a size, ascending, and a fit from four sizes on', async () => {
  const {curves, reaches} = await find(...simple.toReversed());
  const [{name, points, fit}] = curves as [Efficiency['curves'][number]];
  assert.deepEqual([name, curves.length, reaches.length], ['NN', 1, 0]);
  assert.deepEqual(
    points.map(({trainingCount, seeds, accuracy}) => [trainingCount, seeds, accuracy.mean]),
    [
      [100, 2, 0.4],
      [1_000, 2, 0.6],
      [10_000, 2, 0.7],
      [50_000, 2, 0.75],
    ],
  );
  for (const {accuracy, interval} of points) assert.ok(interval.low < accuracy.mean && accuracy.mean < interval.high);
  assert.ok(fit!.deviation < 0.05 && fit!.exponent.value > 0.1);
  assert.deepEqual([fit!.accuracies[0]!.trainingCount, fit!.accuracies.at(-1)!.trainingCount], [100, 500_000]);
  const {value, low, high} = fit!.doubling; // fitted less fitted, whatever was measured
  assert.ok(value > 0 && low <= value && value <= high);
  const at = (count: number) => 1 - fit!.floor.value - fit!.scale.value * count ** -fit!.exponent.value;
  assert.ok(Math.abs(at(100_000) - at(50_000) - value) < 1e-9);
});

test('a learning curve of three sizes has no fit yet', async () => {
  const {curves} = await find(...simple.slice(1));
  assert.equal(curves[0]!.fit, null);
});

test('the CNN is asked how many images it needs for what the NN does with all of its', async () => {
  const {reaches} = await find(...simple, seeds('cnn', 100, 10), seeds('cnn', 1_000, 5), seeds('cnn', 10_000, 2));
  const [{name, other, otherCount, accuracy, images, low, high}] = reaches as [Efficiency['reaches'][number]];
  assert.deepEqual([name, other, otherCount, accuracy, images], ['CNN', 'NN', 50_000, 0.75, 1_000]);
  assert.ok(low! >= 100 && low! <= 1_000 && high! >= 1_000);
});

test('who is ahead is judged for all sizes that both networks have, together', async () => {
  const {leads} = await find(...simple, seeds('cnn', 100, 10), seeds('cnn', 1_000, 8), seeds('cnn', 3_000, 2));
  assert.deepEqual(
    leads.map(({dataset, trainingCount, name, other, difference}) => [dataset, trainingCount, name, other, difference]),
    [
      ['fashion-mnist', 100, 'CNN', 'NN', 0.1],
      ['fashion-mnist', 1_000, 'CNN', 'NN', 0],
    ],
  );
  for (const {difference, low, high, p, adjusted, apart} of leads) {
    assert.ok(low <= difference && difference <= high && p <= adjusted);
    assert.equal(apart, adjusted <= 0.05 && (low > 0 || high < 0));
  }
});

test('a lead of seeds that differ by more than they do among themselves is more than chance', async () => {
  const unlike = (architecture: string, wrongs: number[]) =>
    wrongs.map((wrong, place) => ({...seeds(architecture, 100, wrong)[place]!}));
  const {leads} = await find(unlike('nn', [15, 14]), unlike('cnn', [2, 1]));
  const [lead, ...others] = leads;
  assert.deepEqual([others.length, lead!.apart], [0, true]);
  assert.ok(lead!.difference > 0.5 && lead!.low > 0 && lead!.adjusted === lead!.p);
  const back = await find(unlike('nn', [2, 1]), unlike('cnn', [15, 14]));
  assert.ok(back.leads[0]!.difference < 0 && back.leads[0]!.apart);
});

test('the CNN needs more than there are where it never does as well', async () => {
  const {reaches} = await find(...simple, seeds('cnn', 100, 10), seeds('cnn', 1_000, 9));
  assert.deepEqual([reaches[0]!.images, reaches[0]!.high], [null, null]);
});

test('efficiency reads no test images', async () => {
  const evidence = madeUpEvidence(simple.flat());
  await efficiency.find(evidence);
  assert.deepEqual(evidence.readings, []);
});
