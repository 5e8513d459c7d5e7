import type {Layer} from './frame.ts';
import {note, noted, of} from './notes.ts';
import {asItIs} from './scales.ts';

// What several charts draw alike.

/** Full marks that say their notes, of so many square pixels. */
export function dots(size: number, encoding: object, own: object = {}): Layer {
  return {
    mark: {...noted, type: 'point', filled: true, size, opacity: 1, ...own},
    encoding: {...encoding, description: note},
  } as Layer;
}

/** Hollow marks on the axis `x`, in their colour, that say their notes. */
export function hollowDots(x: object): Layer {
  return dots(60, {x, stroke: asItIs('color')}, {fill: 'var(--paper)', strokeWidth: 2});
}

/** Marks that are full or hollow, as their fields `fill` and `stroke` have it, and say their notes. */
export function rings(size: number, encoding: object, strokeWidth = 1.3): Layer {
  return {
    mark: {...noted, type: 'point', size, strokeWidth, opacity: 1},
    encoding: {...encoding, fill: asItIs('fill'), stroke: asItIs('stroke'), description: note},
  } as Layer;
}

/** What a ring is filled and drawn with: full where it stands out. */
export function ringColors(standsOut: boolean): {fill: string; stroke: string} {
  return standsOut ? {fill: 'var(--cnn)', stroke: 'var(--cnn)'} : {fill: 'var(--paper)', stroke: 'var(--muted)'};
}

/** A pale bar along the axis `x` from one field to another, which belongs to what the field `owner` names. */
export function bars(
  x: object,
  [low, high]: readonly [string, string],
  owner: string,
  {thickness = 5, ...encoding}: {thickness?: number} & Record<string, unknown> = {},
): Layer {
  return {
    mark: {...noted, type: 'rule', strokeWidth: thickness, opacity: 0.35},
    encoding: {x: {...x, field: low}, x2: {field: high}, ...encoding, description: of(owner)},
  } as Layer;
}

/** The texts of a field. */
export function texts(field: string, mark: object, encoding: object): Layer {
  return {mark: {type: 'text', ...mark}, encoding: {...encoding, text: {field, type: 'nominal'}}} as Layer;
}

/** The same on a ground, so many pixels wide, that keeps them apart from what is drawn below. */
export function textsOnGround(field: string, mark: object, encoding: object, wide: number): Layer[] {
  return [{stroke: 'var(--paper)', strokeWidth: wide}, {}].map((ground) =>
    texts(field, {...mark, ...ground}, encoding),
  );
}
