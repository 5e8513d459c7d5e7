import assert from 'node:assert/strict';
import {test} from 'node:test';
import {asPart, frame} from '../../../site/drawings/frame.ts';

const figure = {
  title: 'Shirts & coats',
  finding: 'They are <alike>.',
  alternative: 'Two "heaps".',
  source: ['Source: a report'],
  content: {width: 900, height: 100, svg: '<rect fill="var(--ink)"/>'},
};

test('frame(figure) draws title, finding and source around the drawing, as wide as it needs, in the light theme', () => {
  const svg = frame(figure);
  assert.match(
    svg,
    /^<svg xmlns="[^"]*" role="img" width="956" height="\d+" viewBox="0 0 956 \d+" font-family="[^"]*, sans-serif">/,
  );
  assert.match(svg, /<title>Shirts &#38; coats<\/title><desc>Two &#34;heaps&#34;\.<\/desc>/);
  for (const words of ['Shirts &#38; coats', 'They are &#60;alike&#62;.', 'Source: a report'])
    assert.match(svg, new RegExp(`<text [^>]*>${words}</text>`));
  assert.match(svg, /<rect fill="#1d1b18"\/>/);
});

test('frame(figure) breaks a title into lines about equally long', () => {
  const title = 'Shirts are taken for coats and coats are taken for shirts and so on and on and on and on again';
  const lines = [...frame({...figure, title}).matchAll(/<text [^>]*font-size="20"[^>]*>([^<]*)<\/text>/g)];
  const [first, second] = lines.map(([, line]) => line!.length);
  assert.equal(lines.length, 2);
  assert.ok(Math.abs(first! - second!) < 12, `${first} and ${second}`);
});

test('asPart(svg) is what stands in a drawing of the page, without notes that only the page shows', () => {
  const svg =
    '<svg xmlns="x" width="30" height="20.5" viewBox="0 0 30 20.5"><path data-note="a | b" data-of="a" d="M0,0"/></svg>';
  assert.deepEqual(asPart(svg), {width: 30, height: 20.5, svg: '<path d="M0,0"/>'});
  assert.throws(() => asPart('<p>'), /^Error: invalid drawing: <p> \(expected an SVG with a width and a height\)$/);
});
