import assert from 'node:assert/strict';
import {test} from 'node:test';
import {selectPools} from '../../../../experiments/analysis/predictions/select-pools.ts';

const labels = Uint8Array.of(0, 0, 0, 0);
/** A network of two classes, by the probability that it gives to the true one. */
const network = (...truth: number[]) => truth.flatMap((probability) => [probability, 1 - probability]);

test('selectPools(candidates, labels) begins with the best and adds what helps most, until nothing does', () => {
  const best = [network(0.9, 0.9, 0.9, 0.4)];
  const helpful = [network(0.3, 0.3, 0.9, 0.9)]; // rarely right, but where the best is wrong
  const alike = [network(0.9, 0.9, 0.3, 0.4)];
  const selected = selectPools([alike, helpful, best], labels);
  assert.deepEqual(
    selected.map(({place, score}) => [place, score.accuracy]),
    [
      [2, 0.75],
      [1, 1],
    ],
  );
});

test('selectPools(candidates, labels) takes of equally accurate candidates the one with the lower loss', () => {
  const [unsure, sure] = [[network(0.6, 0.6, 0.6, 0.6)], [network(0.9, 0.9, 0.9, 0.9)]];
  assert.deepEqual(
    selectPools([unsure, sure], labels).map(({place}) => place),
    [1],
  );
});

test('selectPools(candidates, labels) takes a pool as a whole', () => {
  const mixed = [network(0.9, 0.9, 0.9, 0.9), network(0.2, 0.2, 0.2, 0.2)].map((each) => each);
  const outvoted = [...mixed, network(0.1, 0.1, 0.1, 0.1)];
  const alone = [network(0.9, 0.9, 0.9, 0.1)];
  assert.equal(selectPools([outvoted, alone], labels)[0]!.place, 1);
});
