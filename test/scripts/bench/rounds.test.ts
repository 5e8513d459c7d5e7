import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Contender} from '../../../scripts/bench/contender.ts';
import {passHeat, planRound, type Ready, takeTurns, warmUp} from '../../../scripts/bench/rounds.ts';

const settings = {rounds: 2, seconds: 5, imageCount: 1050};

/** A contender of a constant speed that keeps a log. */
function fake(name: string, speed: number, log: string[]): Contender {
  return {
    practice: '',
    train: async (images, epochs) => {
      log.push(`${name} ${images} x ${epochs}`);
      return {seconds: (images * epochs) / speed, loss: 1 / log.length};
    },
    [Symbol.asyncDispose]: async () => {},
  };
}

test('planRound(ready, settings) takes whole portions, more than once where there are too few', () => {
  const plan = (imagesPerSecond: number) => planRound({imagesPerSecond, portion: 100}, settings);
  assert.deepEqual(plan(100), {images: 500, epochs: 1});
  assert.deepEqual(plan(1), {images: 100, epochs: 1});
  assert.deepEqual(plan(430), {images: 700, epochs: 3});
});

test('warmUp() and takeTurns(ready, settings) warm each up, then let them train in turn', async () => {
  const log: string[] = [];
  const ready = [
    await warmUp('slow', fake('slow', 60, log), 100, settings),
    await warmUp('fast', fake('fast', 300, log), 100, settings),
    await warmUp('grouped', fake('grouped', 300, log), 400, settings),
  ];
  const turns = await takeTurns(ready, settings);
  const round = ['slow 300 x 1', 'fast 700 x 2', 'grouped 400 x 2'];
  assert.deepEqual(log, [
    ...['slow 100 x 1', 'slow 100 x 1'],
    ...['fast 100 x 1', 'fast 100 x 1', 'fast 200 x 1', 'fast 400 x 1'],
    ...['grouped 400 x 1', 'grouped 400 x 1'],
    ...round,
    ...round,
  ]);
  assert.deepEqual(
    turns.map(({entrant, speeds}) => [entrant, ...speeds.map(({imagesPerSecond}) => imagesPerSecond)]),
    [
      ['slow', 60, 60],
      ['fast', 300, 300],
      ['grouped', 300, 300],
    ],
  );
});

test('passHeat(ways) drops those that are much slower than the fastest', () => {
  const ways = [100, 79, 81].map(
    (imagesPerSecond): Ready<number> => ({
      entrant: imagesPerSecond,
      contender: fake('', 1, []),
      portion: 1,
      imagesPerSecond,
    }),
  );
  assert.deepEqual(
    passHeat(ways).map(({entrant}) => entrant),
    [100, 81],
  );
});
