import assert from 'node:assert/strict';
import {test} from 'node:test';
import {gainsOverMembers} from '../../../../experiments/analysis/statistics/gains.ts';

const images = (count: number, right: (image: number) => boolean) =>
  Uint8Array.from({length: count}, (_, image) => (right(image) ? 1 : 0));

test('gainsOverMembers(teams, draws) is zero, with certainty, where the ensemble is its only member', () => {
  const alone = images(1_000, (image) => image % 10 > 0);
  const [gain] = gainsOverMembers([{together: alone, members: [alone]}], 200, 'gains.test');
  assert.deepEqual(gain, {difference: 0, low: 0, high: 0, p: 1});
});

test('gainsOverMembers(teams, draws) is the lead over the mean of the members, not over the best', () => {
  const [first, second] = [images(1_000, (image) => image % 10 > 1), images(1_000, (image) => image % 10 > 3)];
  const together = images(1_000, (image) => image % 10 > 0);
  const [gain] = gainsOverMembers([{together, members: [first, second]}], 500, 'gains.test');
  assert.ok(Math.abs(gain!.difference - 0.2) < 1e-12 && gain!.p < 1e-9);
  assert.ok(gain!.low > 0.17 && gain!.low < 0.19 && gain!.high > 0.21 && gain!.high < 0.23);
});

test('gainsOverMembers(teams, draws) has the width that the normal approximation gives', () => {
  const member = images(1_000, (image) => image % 20 > 0);
  const together = images(1_000, (image) => image % 20 > 0 || image % 40 === 0); // right for 25 more
  const [gain] = gainsOverMembers([{together, members: [member]}], 4_000, 'gains.test');
  const width = 2 * 1.96 * Math.sqrt((0.025 * 0.975) / 1_000);
  assert.ok(Math.abs((gain!.high - gain!.low) / width - 1) < 0.1, `${gain!.high - gain!.low} ${width}`);
});

test('gainsOverMembers(teams, draws) of no team is none', () => {
  assert.deepEqual(gainsOverMembers([], 10, 'gains.test'), []);
});
