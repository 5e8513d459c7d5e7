import {readFileSync} from 'node:fs';
import type {TopLevelSpec} from 'vega-lite';
import {config, fontFamily} from './theme.ts';

const tokens = readFileSync('site/styles/tokens.css', 'utf8');
const colors = new Map(
  [...tokens.matchAll(/(--[a-z-]+): light-dark\((#[0-9a-f]+),/g)].map(([, name, light]) => [name!, light!]),
);

/** The colours of the light theme in the place of the page's variables; throws where there is no such colour. */
function fixColors(text: string): string {
  return text.replace(/var\((--[a-z-]+)\)/g, (_, name: string) => {
    const color = colors.get(name);
    if (!color) throw new Error(`unknown colour: ${name} (expected one of ${[...colors.keys()].join(', ')})`);
    return color;
  });
}

/** A chart of the page as a file that stands by itself, in the light theme. */
export function standaloneSvg(svg: string): string {
  return fixColors(svg)
    .replace(' aria-hidden="true" focusable="false"', ` font-family="${fontFamily}"`)
    .replace(/<svg [^>]*>/, (tag) => `${tag}<rect width="100%" height="100%" fill="${colors.get('--paper')}"/>`);
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
