import {counted, write} from '../format/numbers.ts';

/** Of a mark: it has a description, its field `note` for whoever points at it, or the name of what it belongs to. */
export const noted = {aria: true} as const;
export const note = {field: 'note', type: 'nominal'} as const;

/** Of what belongs to marks without saying anything, such as their bars: the field with their name. */
export function of(field: string) {
  return {field, type: 'nominal'} as const;
}

/** What a mark says: whose it is, then what it shows. A line says something of each of its points, nothing where it is ''. */
export function noteOf(name: string, ...points: string[]): string {
  return [name, ...points].join(' | ');
}

/** The points of a line with its note, which the drawing takes from the first of them. */
export function withNote<Point extends object>(points: readonly Point[], words: string): (Point & {note?: string})[] {
  return points.map((point, place) => (place ? point : {...point, note: words}));
}

/** A number in words, with more digits than the ticks of its axis, which has this format. */
export function written(value: number, format: string): string {
  if (format.endsWith('%')) return write(value, 'percent', 2);
  if (format === 'd' || format === '~s') return write(value, value < 1e6 ? 'count' : 'operations');
  return write(value, 'decimal', 2);
}

/** A difference of two shares in words: "0.40 points". */
export function inPoints(difference: number): string {
  return `${write(difference, 'points', 2)} points`;
}

interface Range {
  value: number;
  low: number;
  high: number;
}

/** A number with the bar about it: "88.66 %, 95 % interval 88.02 to 89.26 %". A bar of no length is left out. */
export function withBar({value, low, high}: Range, bar: string, words: (value: number) => string): string {
  return low === high ? words(value) : `${words(value)}, ${bar} ${fromTo(low, high, words)}`;
}

/** "88.02 to 89.26 %". */
export function fromTo(low: number, high: number, words: (value: number) => string): string {
  return `${words(low).replace(/(\u202f%| points)$/, '')} to ${words(high)}`;
}

/** ", 5 seeds", behind a mean over them; nothing where there were none. */
export function overSeeds(seeds: number | undefined): string {
  return seeds === undefined ? '' : `, ${counted(seeds, 'seed')}`;
}

/** A share in per cent. */
export const inPercent = (share: number) => written(share, '%');

/** What the bars of most charts are. */
export const interval = '95\u202f% interval';
