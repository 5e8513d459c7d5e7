import type {Quote} from '../records/values.ts';
import {type Phrase, say} from '../report/phrases.ts';

// How tables write recorded numbers.

/** An accuracy to a hundredth of a point. */
export const percentAt = (at: string): Quote => ({at, digits: 2});

/** Points to a hundredth. */
export const pointsAt = (at: string): Quote => ({at, as: 'points', digits: 2});

export const countAt = (at: string): Quote => ({at, as: 'count'});

export const operationsAt = (at: string): Quote => ({at, as: 'operations'});

export const decimalAt = (at: string, digits: number): Quote => ({at, as: 'decimal', digits});

/** "98.12 to 98.34", in points; the ends are `low` and `high` there, or what those are called. */
export function rangeAt(at: string, [low, high] = ['low', 'high']): Phrase {
  return say`${pointsAt(`${at}.${low}`)} to ${pointsAt(`${at}.${high}`)}`;
}
