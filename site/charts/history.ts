import type {TopLevelSpec} from 'vega-lite';
import {writtenLabels} from './mark-labels.ts';
import {note, noted} from './notes.ts';
import type {Layer} from './panel.ts';
import type {Width} from './theme.ts';

/** One try of a search, in its turn. */
export interface Try {
  value: number;
  highest: number; // so far, itself included
  note: string; // by `noteOf`
  label: string; // its name, written where it raises the highest and there is room
}

const shapes = {wide: {width: 560, height: 220}, narrow: {width: 240, height: 200}};

/** Tries from left to right and the highest so far as a line of steps; those that raise it are full, the last of them named. */
export function history(tries: readonly Try[], axis: string, width: Width): TopLevelSpec {
  const shape = shapes[width];
  const values = tries.map(({value}) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const air = (high - low || 0.01) * 0.08;
  const domain: [number, number] = [low - air, high + 2 * air];
  const x = {
    field: 'turn',
    type: 'quantitative' as const,
    title: axis,
    scale: {domain: [0, tries.length + 1], nice: false},
    axis: {tickCount: 6, format: 'd'},
  };
  const y = {
    field: 'value',
    type: 'quantitative' as const,
    title: null,
    scale: {domain, nice: false, zero: false},
    axis: {format: '~%', tickCount: 5},
  };
  const marks = tries.map((each, place) => {
    const raises = place === 0 || each.value > tries[place - 1]!.highest;
    const [fill, stroke] = raises ? ['var(--cnn)', 'var(--cnn)'] : ['var(--paper)', 'var(--muted)'];
    return {...each, turn: place + 1, raises, fill, stroke};
  });
  return {
    ...shape,
    layer: [
      {
        data: {values: marks},
        mark: {type: 'line', interpolate: 'step-after', color: 'var(--cnn)', strokeWidth: 1.5},
        encoding: {x, y: {...y, field: 'highest'}},
      },
      {
        data: {values: marks.toSorted((a, b) => Number(a.raises) - Number(b.raises))},
        mark: {...noted, type: 'point', size: 48, strokeWidth: 1.3, opacity: 1},
        encoding: {
          x,
          y,
          fill: {field: 'fill', type: 'nominal', scale: null},
          stroke: {field: 'stroke', type: 'nominal', scale: null},
          description: note,
        },
      },
      ...names(marks, domain, shape, width === 'wide' ? 2 : 1),
    ],
  };
}

/** The names of those that raise the highest, the last of them first, beside the line where there is room. */
function names(
  marks: readonly (Try & {turn: number; raises: boolean})[],
  [low, high]: [number, number],
  shape: {width: number; height: number},
  most: number,
): Layer[] {
  const at = (turn: number, value: number) => ({
    x: (turn / (marks.length + 1)) * shape.width,
    y: ((high - value) / (high - low)) * shape.height,
  });
  const raising = marks.filter(({raises}) => raises).toReversed();
  return writtenLabels(
    [
      ...raising.map(({turn, value, label}, place) => ({...at(turn, value), label: place < most ? label : undefined})),
      ...marks.flatMap(({turn, value, highest}) => [at(turn, value), at(turn + 0.5, highest)]),
    ],
    shape,
  );
}
