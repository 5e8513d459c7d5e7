import type {Layer} from './panel.ts';

/** An upright line at a place of the axis `x`, with its words on the side where there is room, `y` pixels from the top. */
export function upright(mark: {label: string}, x: object, late: boolean, y: number): Layer[] {
  const data = {values: [mark]};
  return [
    {data, mark: {type: 'rule', color: 'var(--ink)', strokeDash: [2, 2]}, encoding: {x}},
    {
      data,
      mark: {type: 'text', align: late ? 'right' : 'left', dx: late ? -5 : 5, y, fontWeight: 500},
      encoding: {x, text: {field: 'label', type: 'nominal'}},
    },
  ] as Layer[];
}
