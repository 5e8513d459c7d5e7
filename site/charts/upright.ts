import type {Layer} from './frame.ts';
import {texts} from './marks.ts';

/** An upright line at a place of the axis `x`, with its words on the side where there is room, `y` pixels from the top. */
export function upright(mark: {label: string}, x: object, late: boolean, y: number): Layer[] {
  const data = {values: [mark]};
  const side = late ? {align: 'right', dx: -5} : {align: 'left', dx: 5};
  return [
    {data, mark: {type: 'rule', color: 'var(--ink)', strokeDash: [2, 2]}, encoding: {x}},
    {data, ...texts('label', {...side, y, fontWeight: 500}, {x})},
  ] as Layer[];
}
