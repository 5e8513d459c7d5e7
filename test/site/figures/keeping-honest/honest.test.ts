import assert from 'node:assert/strict';
import {test} from 'node:test';
import {changedImages, shifts} from '../../../../site/figures/keeping-honest/changed-images.ts';
import {halvesOf} from '../../../../site/figures/keeping-honest/dropped-units.ts';
import type {Example} from '../../../../site/records/inside.ts';
import type {Records} from '../../../../site/records/records.ts';
import {madeUp} from '../../records.ts';

const worked = {
  hidden: {responses: [1, 2, 3, 4]},
  score: {bias: 0.5, products: [1, -2, 3, 4]},
};
const example = {worked} as unknown as Example;

test('halvesOf(example) leaves every other unit, doubled, and the two halves average to the whole', () => {
  const [whole, one, other] = halvesOf(example);
  assert.deepEqual(one!.responses, [2, 0, 6, 0]);
  assert.deepEqual(other!.responses, [0, 4, 0, 8]);
  assert.deepEqual([whole!.score, one!.score, other!.score], [6.5, 8.5, 4.5]);
  assert.equal((one!.score + other!.score) / 2, whole!.score);
});

test('shifts(2) moves an image to 25 places, one of them its own', () => {
  const all = shifts(2);
  assert.equal(new Set(all.map(({down, right}) => `${down} ${right}`)).size, 25);
  assert.ok(all.every(({down, right}) => Math.abs(down) <= 2 && Math.abs(right) <= 2));
  assert.deepEqual(all[12], {down: 0, right: 0, mirrored: false});
});

test('the changed images wait for a run that was trained with them', () => {
  assert.equal(changedImages.ready?.(madeUp), false);
  const studies = {'small-airbench': {groups: [{dataset: 'mnist', trials: [{key: 'a'}]}]}};
  const trials = {a: {result: {trial: {training: {augmentation: {translation: 1, flip: 'none'}}}}}};
  assert.equal(changedImages.ready?.({...madeUp, studies, trials} as unknown as Records), true);
});
