// Letters as shapes, so that a picture looks the same whatever fonts a machine has.

import type {Glyph, PathCommand} from 'fontkitten';
import {fontAt} from '../fonts/at-weight.ts';
import {scripts} from '../fonts/packaged.ts';

/** The shape of a sign, in units of which the font's size has `unitsPerEm`; upwards is positive. */
interface Shape {
  advance: number; // to the next sign
  start: readonly [x: number, y: number];
  rest: string; // of the path, each step from the one before; nothing of a space
}

const unitsPerEm = 2048; // of all files of the font
const weights = [400, 500, 600, 650]; // those of the pages

/** Signs of the report that the packaged fonts lack: an arrow, and the narrow space between a number and its unit. */
const added: Record<string, Shape> = {
  '→': {
    advance: 2048,
    start: [205, 655],
    rest: 'h1270l-369-368 123-123 573 583-573 584-123-123 369-368h-1270z',
  },
  '\u202f': {advance: 400, start: [0, 0], rest: ''},
};

const shapes = new Map<string, Shape | undefined>(); // by weight and sign; of those that were asked for

/** An SVG with the shapes of letters in the place of its texts; where the fonts lack a sign, a text stays as it is. */
export async function outlineTexts(svg: string): Promise<string> {
  const texts = [...svg.matchAll(/<text\b([^>]*)>([^<]*)<\/text>/g)];
  const signs = texts.flatMap(([, attributes, words]) =>
    [...plainText(words!)].map((sign) => keyOf(sign, weightOf(attributes!))),
  );
  for (const key of new Set(signs)) if (!shapes.has(key)) shapes.set(key, await findShape(key));
  return svg.replace(/<text\b([^>]*)>([^<]*)<\/text>/g, outline);
}

function outline(whole: string, attributes: string, words: string): string {
  const weight = weightOf(attributes);
  const line = [...plainText(words)].map((sign) => shapes.get(keyOf(sign, weight)));
  if (!line.every((shape) => shape !== undefined)) return whole;
  const scale = Number(read(attributes, 'font-size') ?? 12) / unitsPerEm;
  const width = line.reduce((sum, {advance}) => sum + advance, 0);
  let left = -width * ({middle: 0.5, end: 1}[read(attributes, 'text-anchor') ?? ''] ?? 0);
  const paths = line.map(({advance, start: [x, y], rest}) => {
    const path = rest && `M${Math.round(left + x)} ${y}${rest}`;
    left += advance;
    return path;
  });
  const [x, y] = ['x', 'y'].map((name) => read(attributes, name) ?? '0');
  const place = `${read(attributes, 'transform') ?? ''} translate(${x},${y}) scale(${scale},${-scale})`;
  const look = attributes
    .replace(/ (?:x|y|text-anchor|font-size|font-weight|transform)="[^"]*"/g, '')
    .replace(/ stroke-width="([^"]*)"/, (_, pixels) => ` stroke-width="${pixels / scale}"`);
  return `<path transform="${place.trim()}"${look} d="${paths.join('')}"/>`;
}

function read(attributes: string, name: string): string | undefined {
  return attributes.match(new RegExp(` ${name}="([^"]*)"`))?.[1];
}

const keyOf = (sign: string, weight: number) => `${weight} ${sign}`;

async function findShape(key: string): Promise<Shape | undefined> {
  const [weight, sign] = [key.slice(0, 3), key.slice(4)];
  if (added[sign]) return added[sign];
  const point = sign.codePointAt(0)!;
  for (const script of scripts) {
    const font = await fontAt('inter', script, Number(weight));
    if (font.hasGlyphForCodePoint(point)) return shapeOfGlyph(font.glyphForCodePoint(point));
  }
  return undefined;
}

function shapeOfGlyph({advanceWidth: advance, path: {commands}}: Glyph): Shape {
  const [first, ...others] = commands;
  if (!first) return {advance, start: [0, 0], rest: ''};
  const start = [first.args[0]!, first.args[1]!] as const;
  let [begin, here] = [start, start]; // of the outline, and of the step
  const steps = others.map(({command, args}) => {
    const [fromX, fromY] = command === 'moveTo' ? begin : here;
    if (args.length > 1) here = [args.at(-2)!, args.at(-1)!];
    if (command === 'moveTo') begin = here;
    if (command === 'closePath') here = begin;
    return `${letters[command]}${args.map((value, place) => value - (place % 2 ? fromY : fromX)).join(' ')}`;
  });
  return {advance, start, rest: steps.join('')};
}

const letters: Record<PathCommand['command'], string> = {
  moveTo: 'm',
  lineTo: 'l',
  quadraticCurveTo: 'q',
  bezierCurveTo: 'c',
  closePath: 'z',
};

/** The nearest of the weights that the pages have. */
function weightOf(attributes: string): number {
  const said = read(attributes, 'font-weight') ?? '400';
  const weight = said === 'bold' ? 650 : Number(said) || 400;
  return weights.reduce((best, each) => (Math.abs(each - weight) < Math.abs(best - weight) ? each : best));
}

function plainText(words: string): string {
  const named: Record<string, string> = {amp: '&', lt: '<', gt: '>', quot: '"'};
  return words.replace(/&(?:#(\d+)|(\w+));/g, (whole, code, name) =>
    code ? String.fromCodePoint(Number(code)) : (named[name] ?? whole),
  );
}
