import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {TopLevelSpec} from 'vega-lite';
import {fixColors, standaloneSpec} from '../../../site/charts/standalone.ts';

const spec: TopLevelSpec = {
  data: {values: [{x: 1, y: 2}]},
  mark: {type: 'point', color: 'var(--cnn)'},
  encoding: {x: {field: 'x', type: 'quantitative'}, y: {field: 'y', type: 'quantitative'}},
};

for (const [text, fixed] of [
  ['stroke="var(--cnn)"', 'stroke="#007a5a"'],
  ['fill="var(--set-1)"', 'fill="#0072b2"'], // the name of another colour
  ['fill="color-mix(in oklab, var(--cnn) 30%, var(--paper))"', 'fill="#bbd4c7"'],
] as const)
  test(`fixColors('${text}') is ${fixed}`, () => {
    assert.equal(fixColors(text), fixed);
  });

test('fixColors(text) names a colour that the page does not have', () => {
  assert.throws(
    () => fixColors('<svg fill="var(--pink)">'),
    /^Error: unknown colour: --pink \(expected one of --paper/,
  );
});

test('standaloneSpec(spec) is a whole specification with its data', () => {
  const whole = JSON.parse(standaloneSpec(spec));
  assert.match(whole.$schema, /vega-lite/);
  assert.deepEqual(whole.data.values, [{x: 1, y: 2}]);
  assert.equal(whole.mark.color, '#007a5a');
  assert.match(whole.config.background, /^#/);
  assert.match(whole.config.font, /, sans-serif$/);
});
