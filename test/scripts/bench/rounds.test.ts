import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Contender} from '../../../scripts/bench/contender.ts';
import {planRound, takeTurns} from '../../../scripts/bench/rounds.ts';

const settings = {rounds: 2, seconds: 5, portion: 100, imageCount: 1050};

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

test('planRound(imagesPerSecond, settings) takes whole portions, more than once where there are too few', () => {
  assert.deepEqual(planRound(100, settings), {images: 500, epochs: 1});
  assert.deepEqual(planRound(1, settings), {images: 100, epochs: 1});
  assert.deepEqual(planRound(430, settings), {images: 700, epochs: 3});
});

test('takeTurns(entrants, settings) warms each up, then lets them train in turn', async () => {
  const log: string[] = [];
  const entrants = new Map([
    ['slow', fake('slow', 60, log)],
    ['fast', fake('fast', 300, log)],
  ]);
  const speeds = await takeTurns(entrants, settings);
  const turns = ['slow 300 x 1', 'fast 700 x 2'];
  assert.deepEqual(log, [
    ...['slow 100 x 1', 'slow 100 x 1'],
    ...['fast 100 x 1', 'fast 100 x 1', 'fast 200 x 1', 'fast 400 x 1'],
    ...turns,
    ...turns,
  ]);
  assert.deepEqual(
    speeds.get('fast')!.map(({imagesPerSecond}) => imagesPerSecond),
    [300, 300],
  );
});
