import assert from 'node:assert/strict';
import {test} from 'node:test';
import {intrinsicDimension} from '../../../../experiments/analysis/neighbours/two-nn.ts';
import {randomGenerator} from '../../../../experiments/random.ts';

/** The two smallest distances of each point of a cube of so many dimensions whose opposite faces meet. */
function nearestTwo(count: number, dimension: number): {nearest: number[]; second: number[]} {
  const random = randomGenerator('points', dimension);
  const points = Array.from({length: count}, () => Array.from({length: dimension}, random));
  const around = (gap: number) => Math.min(Math.abs(gap), 1 - Math.abs(gap));
  const pairs = points.map((point, place) => {
    let [nearest, second] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (const [other, values] of points.entries()) {
      if (other === place) continue;
      const distance = Math.hypot(...values.map((value, axis) => around(value - point[axis]!)));
      if (distance < nearest) [nearest, second] = [distance, nearest];
      else if (distance < second) second = distance;
    }
    return [nearest, second] as const;
  });
  return {nearest: pairs.map(([first]) => first), second: pairs.map(([, other]) => other)};
}

for (const dimension of [1, 2, 5]) {
  test(`intrinsicDimension(nearest, second) finds the ${dimension} dimensions of points spread evenly`, () => {
    const {nearest, second} = nearestTwo(1000, dimension);
    const found = intrinsicDimension(nearest, second);
    // the estimate's standard error is about dimension / sqrt(count)
    assert.ok(Math.abs(found - dimension) < (4 * dimension) / Math.sqrt(1000), `${found}`);
  });
}

test('intrinsicDimension(nearest, second) is exact where the ratios are distributed as its law says', () => {
  const count = 100;
  const second = Array.from({length: count}, (_, place) => (1 - (place + 1) / count) ** (-1 / 7));
  assert.ok(Math.abs(intrinsicDimension(new Array(count).fill(1), second) - 7) < 1e-12);
});

test('intrinsicDimension(nearest, second) does not look at the tenth of the points that stand nearest to another', () => {
  const {nearest, second} = nearestTwo(500, 2);
  const ratios = nearest.map((distance, place) => second[place]! / distance);
  const largest = ratios.toSorted((a, b) => b - a)[49]!;
  const copied = nearest.map((distance, place) => (ratios[place]! >= largest ? 0 : distance));
  assert.equal(intrinsicDimension(copied, second), intrinsicDimension(nearest, second));
  const more = copied.map((distance, place) => (place < 60 ? 0 : distance));
  assert.throws(
    () => intrinsicDimension(more, second),
    /^Error: invalid distances: 500 points, a tenth of them copies/,
  );
});
