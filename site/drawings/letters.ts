import {textWidth} from '../charts/text-width.ts';
import {escapeMarkup} from '../format/markup.ts';
import {tidy} from './drawn.ts';

/** How letters look. */
export interface Letters {
  size: number; // pixels
  weight: number;
  color: string;
}

/** How wide a line is. */
export function widthOf(line: string, {size, weight}: Pick<Letters, 'size' | 'weight'>): number {
  return textWidth(line, size, weight > 500);
}

/** A line of text whose base line is at y, and whose beginning, middle or end at x. */
export function line(text: string, x: number, y: number, letters: Letters, anchor = 'start', turned = false): string {
  const {size, weight, color} = letters;
  const place = turned ? `transform="translate(${tidy(x)},${tidy(y)}) rotate(-90)"` : `x="${tidy(x)}" y="${tidy(y)}"`;
  const anchored = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
  const heavy = weight === 400 ? '' : ` font-weight="${weight}"`;
  return `<text ${place}${anchored} font-size="${size}"${heavy} fill="${color}">${escapeMarkup(text)}</text>`;
}

/** Breaks text into lines of at most so many pixels, between words; within a word only where it is longer than a line. */
export function wrap(text: string, most: number, letters: Pick<Letters, 'size' | 'weight'>): string[] {
  const fits = (words: string) => widthOf(words, letters) <= most;
  const lines: string[] = [];
  for (const word of text.split(/[ \n]+/)) {
    const longer = lines.length > 0 && lines.at(-1) !== '' ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(...pieces(word, fits));
  }
  return lines;
}

/** The same in lines about equally long: no more of them, each as short as they can all be. */
export function wrapEvenly(text: string, most: number, letters: Pick<Letters, 'size' | 'weight'>): string[] {
  let lines = wrap(text, most, letters);
  for (let width = most - 10; width > most / 2; width -= 10) {
    const shorter = wrap(text, width, letters);
    if (shorter.length > lines.length) break;
    lines = shorter;
  }
  return lines;
}

/** Text that is cut where it is longer than so many pixels. */
export function shorten(text: string, most: number, letters: Pick<Letters, 'size' | 'weight'>): string {
  if (widthOf(text, letters) <= most) return text;
  const signs = [...text];
  const end = signs.findIndex((_, place) => widthOf(`${signs.slice(0, place + 1).join('')}…`, letters) > most);
  return `${signs.slice(0, Math.max(1, end)).join('')}…`;
}

/** A word cut into pieces that fit, behind a hyphen or a slash where there is one. */
function pieces(word: string, fits: (letters: string) => boolean): string[] {
  if (fits(word)) return [word];
  const signs = [...word];
  let length = signs.length - 1;
  while (length > 1 && !fits(signs.slice(0, length).join(''))) length--;
  const mark = signs.slice(0, length).findLastIndex((sign) => '-/_'.includes(sign));
  const end = mark > 0 ? mark + 1 : length;
  return [signs.slice(0, end).join(''), ...pieces(signs.slice(end).join(''), fits)];
}
