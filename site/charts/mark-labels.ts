import type {Layer} from './frame.ts';
import {textsOnGround} from './marks.ts';
import {textWidth} from './text-width.ts';

/** A mark of a chart, in pixels from the upper left corner; named where its name is to be written beside it. */
export interface Spot {
  x: number;
  y: number;
  label?: string | undefined;
}

/** Where a name is written: its left end, and the middle of its height. */
export interface Placed {
  x: number;
  y: number;
  text: string;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const fontSize = 12;
const half = 7; // of the height of a name
const reach = 6; // of a mark, from its middle

/** Writes names beside their marks where there is room, the first of them first; a name that finds none is left out. */
export function markLabels(spots: readonly Spot[], frame: {width: number; height: number}): Placed[] {
  const taken = spots.map(({x, y}) => ({left: x - reach, right: x + reach, top: y - reach, bottom: y + reach}));
  const placed: Placed[] = [];
  for (const {x, y, label} of spots) {
    if (!label) continue;
    const width = textWidth(label, fontSize);
    const box = boxesAround(x, y, width).find(
      (each) => isWithin(each, frame) && !taken.some((other) => meet(each, other)),
    );
    if (!box) continue;
    taken.push(box);
    placed.push({x: box.left, y: box.top + half, text: label});
  }
  return placed;
}

/** The names as layers of a chart, on a ground that keeps them apart from what is drawn below; none where none has room. */
export function writtenLabels(spots: readonly Spot[], frame: {width: number; height: number}): Layer[] {
  const data = {values: markLabels(spots, frame)};
  if (data.values.length === 0) return [];
  const pixels = (field: string) => ({field, type: 'quantitative' as const, scale: null, axis: null});
  return textsOnGround('text', {align: 'left'}, {x: pixels('x'), y: pixels('y')}, 3).map((layer) => ({data, ...layer}));
}

/** The places for a name around a mark, the best first. */
function boxesAround(x: number, y: number, width: number): Box[] {
  const [right, left, centre] = [x + reach + 3, x - reach - 3 - width, x - width / 2];
  const [above, below] = [y - reach - half - 2, y + reach + half + 2];
  const places: [number, number][] = [
    [right, y],
    [left, y],
    [centre, above],
    [centre, below],
    [x, above],
    [x, below],
    [x - width, above],
    [x - width, below],
    [centre, above - 14],
    [centre, below + 14],
  ];
  return places.map(([start, middle]) => ({
    left: start,
    right: start + width,
    top: middle - half,
    bottom: middle + half,
  }));
}

function isWithin({left, right, top, bottom}: Box, {width, height}: {width: number; height: number}): boolean {
  return left >= 0 && right <= width + 8 && top >= -4 && bottom <= height;
}

function meet(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
