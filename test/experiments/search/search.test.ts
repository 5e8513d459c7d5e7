import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import type {SearchMethod} from '../../../experiments/artifacts/schema.ts';
import {brackets, halve, rungs} from '../../../experiments/search/halving.ts';
import {startSearch} from '../../../experiments/search/index.ts';
import {replay, type TrainingRecord} from '../../../experiments/search/replay.ts';
import type {Search, Step} from '../../../experiments/search/search.ts';

const factor = fc.integer({min: 2, max: 4});
const methods: fc.Arbitrary<SearchMethod> = fc.oneof(
  fc.constant({kind: 'random'} as const),
  fc.record({kind: fc.constant('successive-halving' as const), factor, candidates: fc.integer({min: 1, max: 30})}),
  fc.record({kind: fc.constant('asha' as const), factor}),
  fc.record({kind: fc.constant('hyperband' as const), factor}),
  fc.record({kind: fc.constant('first-look' as const), epochs: fc.integer({min: 1, max: 3})}),
);
const records: fc.Arbitrary<TrainingRecord> = fc
  .tuple(fc.integer({min: 1, max: 40}), fc.integer({min: 1, max: 13}))
  .chain(([candidates, epochs]) => {
    const scores = fc.array(fc.integer({min: 0, max: 50}), {minLength: epochs, maxLength: epochs});
    return fc.record({
      scores: fc.array(scores, {minLength: candidates, maxLength: candidates}),
      operations: fc.array(fc.integer({min: 1, max: 9}), {minLength: candidates, maxLength: candidates}),
    });
  });
const seeds = fc.integer({min: 1, max: 1000});

const start = (method: SearchMethod, {scores}: TrainingRecord, seed: number) =>
  startSearch(method, {candidates: scores.length, epochs: scores[0]!.length, seed});

/** The steps of a search, as it yields them. */
function stepsOf(search: Search, {scores}: Pick<TrainingRecord, 'scores'>): Step[][] {
  const all: Step[][] = [];
  for (let next = search.next(); !next.done; ) {
    all.push([...next.value]);
    next = search.next(next.value.map(({candidate, epochs}) => scores[candidate]![epochs - 1]!));
  }
  return all;
}

test('startSearch(method): each step takes its candidate further, and in the end all are trained to the end', () => {
  fc.assert(
    fc.property(methods, records, seeds, (method, record, seed) => {
      const epochs = new Map<number, number>();
      for (const step of stepsOf(start(method, record, seed), record).flat()) {
        assert.ok(step.epochs > (epochs.get(step.candidate) ?? 0));
        epochs.set(step.candidate, step.epochs);
      }
      const whole = record.scores[0]!.length;
      assert.deepEqual(
        [...epochs].sort(([a], [b]) => a - b),
        record.scores.map((_, candidate) => [candidate, whole]),
      );
    }),
  );
});

test('startSearch(method): the same seed takes the same steps, other seeds draw other candidates first', () => {
  fc.assert(
    fc.property(methods, records, seeds, (method, record, seed) => {
      assert.deepEqual(stepsOf(start(method, record, seed), record), stepsOf(start(method, record, seed), record));
    }),
  );
  const first = new Set(
    Array.from({length: 50}, (_, seed) => {
      const {value} = startSearch({kind: 'random'}, {candidates: 10, epochs: 1, seed}).next();
      return (value as readonly Step[])[0]!.candidate;
    }),
  );
  assert.equal(first.size, 10);
});

test('startSearch(method): every candidate is compared at a rung, or at the first look', () => {
  fc.assert(
    fc.property(methods, records, seeds, (method, record, seed) => {
      const whole = record.scores[0]!.length;
      const levels =
        method.kind === 'random'
          ? [whole]
          : method.kind === 'first-look'
            ? [Math.min(method.epochs, whole), whole]
            : rungs(whole, method.factor);
      for (const {epochs} of stepsOf(start(method, record, seed), record).flat()) assert.ok(levels.includes(epochs));
    }),
  );
});

test('halve(candidates) never lets more than one in so many go on, and those are the best', () => {
  fc.assert(
    fc.property(records, factor, (record, factor) => {
      const candidates = record.scores.map((_, candidate) => candidate);
      const batches = stepsOf(halve(new Map(), candidates, rungs(record.scores[0]!.length, factor), factor), record);
      batches.slice(1).forEach((batch, place) => {
        const before = batches[place]!;
        assert.equal(batch.length, Math.max(1, Math.floor(before.length / factor)));
        const score = ({candidate}: Step) => record.scores[candidate]![before[0]!.epochs - 1]!;
        const kept = new Set(batch.map(({candidate}) => candidate));
        const dropped = before.filter(({candidate}) => !kept.has(candidate));
        assert.ok(Math.min(...batch.map(score)) >= Math.max(...dropped.map(score)));
        assert.ok(batch[0]!.epochs > before[0]!.epochs);
      });
    }),
  );
});

test('startSearch(asha): who goes on is then among the best of those on its rung, one in so many', () => {
  fc.assert(
    fc.property(records, factor, seeds, (record, factor, seed) => {
      const levels = rungs(record.scores[0]!.length, factor);
      const reached: number[][] = levels.map(() => []); // scores on each rung
      for (const steps of stepsOf(start({kind: 'asha', factor}, record, seed), record)) {
        if (steps.length > 1 || reached[0]!.length === record.scores.length) return; // the rest, at the end
        const {candidate, epochs} = steps[0]!;
        const rung = levels.indexOf(epochs);
        if (rung > 0) {
          const below = reached[rung - 1]!;
          const better = below.filter((score) => score > record.scores[candidate]![levels[rung - 1]! - 1]!);
          assert.ok(better.length < Math.floor(below.length / factor));
        }
        reached[rung]!.push(record.scores[candidate]![epochs - 1]!);
      }
    }),
  );
});

test('brackets(81, 3) are those of table 1 of Li et al. 2018', () => {
  assert.deepEqual(
    brackets(81, 3).map(({count, levels}) => [count, levels[0]]),
    [
      [81, 1],
      [34, 3],
      [15, 9],
      [8, 27],
      [5, 81],
    ],
  );
});

test('rungs(epochs, factor) rise to the whole training', () => {
  assert.deepEqual(rungs(12, 3), [1, 4, 12]);
  assert.deepEqual(rungs(12, 2), [1, 3, 6, 12]);
  assert.deepEqual(rungs(1, 3), [1]);
});

test('replay(search, record, budget) never spends more, and what it may not spend changes nothing before', () => {
  fc.assert(
    fc.property(methods, records, seeds, fc.nat({max: 500}), (method, record, seed, budget) => {
      const cut = replay(start(method, record, seed), record, budget);
      const free = replay(start(method, record, seed), record);
      assert.deepEqual(
        cut,
        free.filter(({operations}) => operations <= budget),
      );
    }),
  );
});

test('replay(search, record) without a budget finds the best, and spends no more than all of the training', () => {
  fc.assert(
    fc.property(methods, records, seeds, (method, record, seed) => {
      const {operations, candidate} = replay(start(method, record, seed), record).at(-1)!;
      const final = record.scores.map((scores) => scores.at(-1)!);
      assert.equal(final[candidate], Math.max(...final));
      const all = record.operations.reduce((sum, each) => sum + each * record.scores[0]!.length, 0);
      assert.ok(operations <= all);
    }),
  );
});

test('replay(search, record) chooses the best of those trained the furthest', () => {
  const record = {
    scores: [
      [1, 5],
      [3, 4],
      [2, 9],
    ],
    operations: [1, 10, 100],
  };
  const search = startSearch({kind: 'first-look', epochs: 1}, {candidates: 3, epochs: 2, seed: 1});
  const choices = replay(search, record).map(({candidate}) => candidate);
  assert.deepEqual(choices.slice(-2), [1, 2]); // the best after one epoch, then the best of the first two
});
