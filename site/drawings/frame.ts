import {fixColors} from '../charts/standalone.ts';
import {fontFamily} from '../charts/theme.ts';
import {escapeMarkup} from '../format/markup.ts';
import {block} from './draw-words.ts';
import {type Drawn, placed, rectangle, sizeOf} from './drawn.ts';
import {type Letters, wrap, wrapEvenly} from './letters.ts';

/** A figure to be taken away. */
export interface Framed {
  title: string;
  finding: string;
  alternative: string; // for those who cannot see it
  source: readonly string[]; // where it is from, line by line
  content: Drawn;
}

const margin = 28;
const least = 620; // pixels between the margins
const longest = 740; // of a line
const spare = 0.95; // of it; fonts that take the place of ours may be wider
const title: Letters = {size: 20, weight: 650, color: 'var(--ink)'};
const finding: Letters = {size: 13.5, weight: 400, color: 'var(--muted)'};
const source: Letters = {size: 11, weight: 400, color: 'var(--muted)'};

/** The file of a figure: title and finding above the drawing, the source below it, all in the light theme. */
export function frame(figure: Framed): string {
  const {content} = figure;
  const inner = Math.max(least, Math.ceil(content.width));
  const most = Math.min(inner, longest) * spare;
  const sentences = (text: string, letters: Letters, leading: number) =>
    block(wrap(text, most, letters), {x: 0, letters, leading});
  const parts = [
    {...block(wrapEvenly(figure.title, most, title), {x: 0, letters: title, leading: 1.25}), gap: 8},
    {...sentences(figure.finding, finding, 1.48), gap: 20},
    {...content, gap: 22},
    ...figure.source.map((text) => ({...sentences(text, source, 1.45), gap: 0})),
  ];
  let top = margin;
  const drawn = parts.map(({svg, height, gap}) => {
    const here = placed({width: inner, height, svg}, margin, top);
    top += height + gap;
    return here;
  });
  const size = {width: inner + 2 * margin, height: Math.ceil(top) + margin - 6};
  const ruled = rectangle(margin, margin - 10, inner, 2, 'fill="var(--ink)"');
  return fixColors(
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}" font-family="${fontFamily}">` +
      `<title>${escapeMarkup(figure.title)}</title><desc>${escapeMarkup(figure.alternative)}</desc>` +
      `<rect width="100%" height="100%" fill="var(--paper)"/>${ruled}${drawn.join('')}</svg>\n`,
  );
}

/** A whole SVG of the page as a part of another. */
export function asPart(svg: string): Drawn {
  const inside = svg.slice(svg.indexOf('>') + 1, svg.lastIndexOf('</svg>'));
  return {...sizeOf(svg), svg: inside.replace(/ data-(?:note|of)="[^"]*"/g, '')};
}
