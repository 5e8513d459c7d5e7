import type {TopLevelSpec} from 'vega-lite';

/** Of a mark: it tells its field `note` to whoever points at it. */
export const noted = {aria: true} as const;
export const note = {field: 'note', type: 'nominal'} as const;

/** A part of a chart that stands beside or above others. */
export type Panel = Extract<TopLevelSpec, {hconcat: unknown}>['hconcat'][number];

/** A part of a chart that is drawn over others. */
export type Layer = Extract<TopLevelSpec, {layer: unknown}>['layer'][number];
