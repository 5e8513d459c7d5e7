import assert from 'node:assert/strict';
import {test} from 'node:test';
import {findMisses} from '../../../../experiments/analysis/predictions/misses.ts';

const labels = Uint8Array.of(0, 1, 2);
const says = (...rows: [number, number, number][]) => rows.flat();
const right = says([1, 0, 0], [0, 1, 0], [0, 0, 1]);

test('findMisses(models, labels) is none where every network is right', () => {
  assert.deepEqual(findMisses([[right], [right, right]], labels), []);
});

test('findMisses(models, labels) gives each model one voice, however many networks it has', () => {
  const wrongAboutFirst = says([0.25, 0.75, 0], [0, 1, 0], [0, 0, 1]);
  const wrongAboutSecond = says([1, 0, 0], [0.5, 0, 0.5], [0, 0, 1]);
  const [hardest, other, ...rest] = findMisses(
    [[right, wrongAboutSecond, right, wrongAboutSecond], [wrongAboutFirst]],
    labels,
  );
  assert.equal(rest.length, 0);
  assert.deepEqual(hardest, {
    place: 0,
    misses: 1,
    hardness: 0.5,
    votes: [[0, 0, 0, 0], [1]],
    confidence: (1 + 0.25) / 2,
    wrong: {label: 1, votes: 1, confidence: 0.75 / 2},
  });
  assert.deepEqual(other, {
    place: 1,
    misses: 2,
    hardness: 0.25,
    votes: [[1, 0, 1, 0], [1]],
    confidence: (0.5 + 1) / 2,
    wrong: {label: 0, votes: 2, confidence: 0.25 / 2},
  });
});

test('findMisses(models, labels) puts the less probable of equally hard images first', () => {
  const unsure = says([0.4, 0.6, 0], [0.9, 0.1, 0], [0, 0, 1]);
  assert.deepEqual(
    findMisses([[unsure]], labels).map(({place}) => place),
    [1, 0],
  );
});

test('findMisses(models, labels) names the wrong class with most votes, of equals the more probable', () => {
  const one = says([0.1, 0.6, 0.3], [0, 1, 0], [0, 0, 1]);
  const two = says([0.1, 0.1, 0.8], [0, 1, 0], [0, 0, 1]);
  assert.equal(findMisses([[one, two]], labels)[0]!.wrong.label, 2);
  assert.deepEqual(findMisses([[one, two, one]], labels)[0]!.wrong.votes, 2);
  assert.equal(findMisses([[one, two, one]], labels)[0]!.wrong.label, 1);
});
