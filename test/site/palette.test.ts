import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';

const css = readFileSync(new URL('../../site/styles/tokens.css', import.meta.url), 'utf8');
const pairs = [...css.matchAll(/--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)];
const themes = [0, 1].map((theme) => Object.fromEntries(pairs.map(([, name, ...colors]) => [name!, colors[theme]!])));

const textColors = ['ink', 'muted', 'accent', 'warn', 'set-3', 'set-4', 'nn', 'cnn'];

for (const [index, theme] of themes.entries()) {
  const name = ['light', 'dark'][index];
  for (const color of textColors) {
    for (const ground of ['paper', 'surface']) {
      test(`${name} theme: ${color} on ${ground} has a contrast of at least 4.5`, () => {
        assert.ok(
          contrast(theme[color]!, theme[ground]!) >= 4.5,
          `got ${contrast(theme[color]!, theme[ground]!).toFixed(2)}`,
        );
      });
    }
  }
}

test('contrast(black, white) is 21', () => assert.equal(contrast('#000000', '#ffffff'), 21));

/** WCAG 2 contrast ratio of two colours. */
function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high! + 0.05) / (low! + 0.05);
}

function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
