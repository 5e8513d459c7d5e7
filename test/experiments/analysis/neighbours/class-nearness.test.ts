import assert from 'node:assert/strict';
import {test} from 'node:test';
import {foretell, type Observed, pairClasses} from '../../../../experiments/analysis/neighbours/class-nearness.ts';
import {randomGenerator} from '../../../../experiments/random.ts';

/** Classes on a line, 30 images each; an image is taken for another class by `mistake`. */
function onALine(mistake: (label: number, image: number) => number): Observed {
  const labels = Uint8Array.from({length: 300}, (_, place) => place % 10);
  return {
    labels,
    distances: Float64Array.from({length: 3000}, (_, cell) => Math.abs(labels[Math.floor(cell / 10)]! - (cell % 10))),
    predicted: [labels.map((label, place) => mistake(label, Math.floor(place / 10)))],
  };
}

/** The next class is taken for it often, the one after it sometimes, and so on. */
const byDistance = onALine((label, image) => (image < 9 ? (label + Math.ceil(Math.sqrt(image + 1))) % 10 : label));

test('pairClasses(observed) gives 45 pairs, with mean distance and confusions both ways', () => {
  const pairs = pairClasses(byDistance);
  assert.equal(pairs.length, 45);
  assert.deepEqual(pairs[0], {labels: [0, 1], distance: 1, confusions: 1});
  assert.deepEqual(
    pairs.find(({labels: [a, b]}) => a === 2 && b === 5),
    {labels: [2, 5], distance: 3, confusions: 5},
  );
  const mistakes = 10 * 9;
  assert.equal(
    pairs.reduce((sum, {confusions}) => sum + confusions, 0),
    mistakes,
  );
});

test('foretell(observed, random, draws) sees that near classes are confused, and that it is not by chance', () => {
  const near = onALine((label, image) => (image < 10 - label ? Math.min(9, label + 1 + Math.floor(image / 4)) : label));
  const {correlation, low, high, p} = foretell(near, randomGenerator('foretell'), 500)!;
  assert.ok(
    correlation > 0.5 && low > 0 && low < correlation && correlation < high && high < 1,
    `${correlation} ${low} ${high}`,
  );
  assert.ok(p < 0.02, `${p}`);
});

test('foretell(observed, random, draws) finds nothing where confusion does not go by nearness', () => {
  const random = randomGenerator('anything');
  const {p} = foretell(
    onALine((label) => (random() < 0.3 ? Math.floor(10 * random()) : label)),
    randomGenerator('foretell'),
    500,
  )!;
  assert.ok(p > 0.05, `${p}`);
});

test('foretell(observed, random, draws) says nothing where nothing is confused', () => {
  assert.equal(
    foretell(
      onALine((label) => label),
      randomGenerator('foretell'),
      10,
    ),
    undefined,
  );
});
