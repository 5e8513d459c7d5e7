import type {TopLevelSpec} from 'vega-lite';
import type {Layer, Shapes} from './frame.ts';
import {writtenLabels} from './mark-labels.ts';
import {ringColors, rings} from './marks.ts';
import {linear, type Scaled, shareAlong, withAir} from './scales.ts';
import type {Width} from './theme.ts';

/** One try of a search, in its turn. */
export interface Try {
  value: number;
  highest: number; // so far, itself included
  note: string; // by `noteOf`
  label: string; // its name, written where it raises the highest and there is room
}

interface Shape {
  width: number;
  height: number;
}

const shapes: Shapes<Shape & {named: number}> = {
  wide: {width: 560, height: 220, named: 2},
  narrow: {width: 240, height: 200, named: 1},
};

/** Tries from left to right and the highest so far as a line of steps; those that raise it are full, the last of them named. */
export function history(tries: readonly Try[], axis: string, width: Width): TopLevelSpec {
  const {named, ...shape} = shapes[width];
  const x = {
    ...linear([0, tries.length + 1], {tickCount: 6, format: 'd'}),
    field: 'turn',
    title: axis,
  };
  const domain = withAir(
    tries.map(({value}) => value),
    0.08,
    0.16,
  );
  const y = {...linear(domain, {format: '~%', tickCount: 5}), field: 'value'};
  const marks = tries.map((each, place) => {
    const raises = place === 0 || each.value > tries[place - 1]!.highest;
    return {...each, turn: place + 1, raises, ...ringColors(raises)};
  });
  return {
    ...shape,
    layer: [
      {
        data: {values: marks},
        mark: {type: 'line', interpolate: 'step-after', color: 'var(--cnn)', strokeWidth: 1.5},
        encoding: {x, y: {...y, field: 'highest'}},
      },
      {data: {values: marks.toSorted((a, b) => Number(a.raises) - Number(b.raises))}, ...rings(48, {x, y})},
      ...names(marks, x, y, shape, named),
    ],
  };
}

/** The names of those that raise the highest, the last of them first, beside the line where there is room. */
function names(
  marks: readonly (Try & {turn: number; raises: boolean})[],
  x: Scaled,
  y: Scaled,
  shape: Shape,
  most: number,
): Layer[] {
  const at = (turn: number, value: number) => ({
    x: shareAlong(x, turn) * shape.width,
    y: (1 - shareAlong(y, value)) * shape.height,
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
