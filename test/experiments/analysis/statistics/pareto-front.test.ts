import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {paretoFront} from '../../../../experiments/analysis/statistics/pareto-front.ts';

test('paretoFront(offers) keeps those that no other beats', () => {
  const offers = [
    {cost: 1, value: 1},
    {cost: 2, value: 3},
    {cost: 3, value: 2}, // dearer and worse than the second
    {cost: 2, value: 2}, // worse than the second
    {cost: 4, value: 3}, // dearer than the second
    {cost: 5, value: 9},
  ];
  assert.deepEqual(paretoFront(offers), [true, true, false, false, false, true]);
});

test('paretoFront(offers) keeps equals, the cheapest and the best', () => {
  const offer = fc.record({cost: fc.integer({min: 0, max: 9}), value: fc.integer({min: 0, max: 9})});
  fc.assert(
    fc.property(fc.array(offer, {minLength: 1}), (offers) => {
      const front = offers.filter((_, place) => paretoFront(offers)[place]);
      assert.ok(front.some(({cost}) => cost === Math.min(...offers.map((each) => each.cost))));
      assert.ok(front.some(({value}) => value === Math.max(...offers.map((each) => each.value))));
      for (const a of front) for (const b of front) assert.equal(a.cost < b.cost, a.value < b.value);
      assert.deepEqual(paretoFront([...offers, ...offers]), [...paretoFront(offers), ...paretoFront(offers)]);
    }),
  );
});
