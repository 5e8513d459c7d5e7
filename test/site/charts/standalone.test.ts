import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {TopLevelSpec} from 'vega-lite';
import {renderSvg} from '../../../site/charts/render-svg.ts';
import {standaloneSpec, standaloneSvg} from '../../../site/charts/standalone.ts';

const spec: TopLevelSpec = {
  data: {values: [{x: 1, y: 2}]},
  mark: {type: 'point', color: 'var(--cnn)'},
  encoding: {x: {field: 'x', type: 'quantitative'}, y: {field: 'y', type: 'quantitative'}},
};

test('standaloneSvg(svg) needs no page: colours are colours, a font is named, the ground is drawn', async () => {
  const svg = standaloneSvg(await renderSvg(spec, 'chart'));
  assert.doesNotMatch(svg, /var\(|aria-hidden/);
  assert.match(svg, /^<svg [^>]*xmlns="[^"]*"[^>]*><rect width="100%" height="100%" fill="#[0-9a-f]{6}"\/>/);
  assert.match(svg, /stroke="#007a5a"/);
});

test('standaloneSpec(spec) is a whole specification with its data', () => {
  const whole = JSON.parse(standaloneSpec(spec));
  assert.match(whole.$schema, /vega-lite/);
  assert.deepEqual(whole.data.values, [{x: 1, y: 2}]);
  assert.equal(whole.mark.color, '#007a5a');
  assert.match(whole.config.background, /^#/);
  assert.match(whole.config.font, /, sans-serif$/);
});

test('standaloneSvg(svg) names a colour that the page does not have', () => {
  assert.throws(
    () => standaloneSvg('<svg fill="var(--pink)">'),
    /^Error: unknown colour: --pink \(expected one of --paper/,
  );
});
