import assert from 'node:assert/strict';
import {test} from 'node:test';
import {imageAt} from '../../../../experiments/analysis/images/images.ts';
import {
  chanceOfNearest,
  correlationOf,
  findNearDuplicates,
} from '../../../../experiments/analysis/neighbours/near-duplicates.ts';
import {randomGenerator} from '../../../../experiments/random.ts';
import {imageSize} from '../../shapes.ts';
import {mixtures} from '../mixtures.ts';

test('findNearDuplicates(training, test) finds planted twins, darker ones too, and hardly anything else', async () => {
  const [training, tested] = [mixtures(500, 1), mixtures(30, 2)];
  const planted = [3, 14, 15, 92, 265];
  for (const place of planted) {
    const image = imageAt(tested, place);
    image.set(image.map((grey) => grey & ~1));
    const copy = image.map((grey) => grey / 2);
    training.images.set(copy, (place + 700) * imageSize);
  }
  const {twins, dimensions, nearest} = await findNearDuplicates(training, tested);
  const found = twins.map(({place}) => place);
  for (const place of planted) assert.ok(found.includes(place), `${place} has a twin`);
  for (const {place, twin} of twins.filter((each) => planted.includes(each.place))) assert.equal(twin, place + 700);
  assert.ok(found.length <= planted.length + 3, `${found}`);
  assert.ok(
    dimensions.every((dimension) => dimension > 1.8 && dimension < 6.2),
    `${dimensions}`,
  );
  assert.ok(correlationOf(nearest[3]!) > 0.99);
});

test('findNearDuplicates(training, test) finds none where there is none', async () => {
  const {twins} = await findNearDuplicates(mixtures(500, 3), mixtures(30, 4));
  assert.ok(twins.length <= 2, `${twins.length}`);
});

test('chanceOfNearest(nearest, kth, k, dimension) is 1 at the k-th, 0 at nothing, and else as often as in a simulation', () => {
  assert.equal(chanceOfNearest(1, 1, 20, 5), 1);
  assert.equal(chanceOfNearest(0, 1, 20, 5), 0);
  assert.equal(chanceOfNearest(0, 0, 20, 5), 1);
  assert.ok(Math.abs(chanceOfNearest(0.5, 1, 2, 3) - 1 / 8) < 1e-12); // the one nearer point is in an eighth of the ball
  const random = randomGenerator('balls');
  const runs = 20_000;
  let nearer = 0;
  for (let run = 0; run < runs; run++) {
    const radii = Array.from({length: 4}, () => random() ** (1 / 3)); // four points evenly within a ball
    if (Math.min(...radii) <= 0.5) nearer++;
  }
  assert.ok(Math.abs(nearer / runs - chanceOfNearest(0.5, 1, 5, 3)) < 0.015);
});
