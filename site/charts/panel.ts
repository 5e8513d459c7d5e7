import type {TopLevelSpec} from 'vega-lite';

/** A part of a chart that stands beside or above others. */
export type Panel = Extract<TopLevelSpec, {hconcat: unknown}>['hconcat'][number];

/** A part of a chart that is drawn over others. */
export type Layer = Extract<TopLevelSpec, {layer: unknown}>['layer'][number];
