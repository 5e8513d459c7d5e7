import {readFileSync} from 'node:fs';
import type {TopLevelSpec} from 'vega-lite';
import {mixColors} from './mix-colors.ts';
import {config} from './theme.ts';

const tokens = readFileSync('site/styles/tokens.css', 'utf8');
const colors = new Map(
  [...tokens.matchAll(/(--[a-z\d-]+): (?:light-dark\((#[\da-f]{6}),|var\((--[a-z-]+)\))/g)].map(
    ([, name, light, alias]) => [name!, light ?? alias!],
  ),
);

/** The colours of the light theme in the place of the page's variables; throws where there is no such colour. */
export function fixColors(text: string): string {
  return text
    .replace(/var\((--[a-z\d-]+)\)/g, (_, name: string) => colorOf(name))
    .replace(/color-mix\(in oklab, (#[\da-f]{6}) (\d+)%, (#[\da-f]{6})\)/g, (_, first, percent, second) =>
      mixColors(first, percent / 100, second),
    );
}

function colorOf(name: string): string {
  const color = colors.get(name);
  if (!color) throw new Error(`unknown colour: ${name} (expected one of ${[...colors.keys()].join(', ')})`);
  return color.startsWith('--') ? colorOf(color) : color;
}

/** The Vega-Lite specification of a chart with all that it needs, as JSON, in the light theme. */
export function standaloneSpec(spec: TopLevelSpec): string {
  const whole = {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    ...spec,
    config: {...config, background: 'var(--paper)'},
  };
  return `${fixColors(JSON.stringify(whole, null, 1))}\n`;
}
