import {unitOf} from '../format/numbers.ts';
import type {Column} from './table.ts';

// Columns of the tables behind figures.

export const text = (name: string): Column => ({name, as: 'text'});
export const count = (name: string): Column => ({name, as: 'count'});
export const decimal = (name: string, digits = 4): Column => ({name, as: 'decimal', digits});
export const percent = (name: string, digits = 2): Column => ({name, as: 'percent', digits});
export const points = (name: string, digits = 2): Column => ({name, as: 'points', digits});
export const chance = (name: string): Column => ({name, as: 'chance'});

/** The cell of a standard deviation between seeds: empty where there is but one. */
export const deviation = (seeds: number, sd: number): number | string => (seeds > 1 ? sd : '');

/** What stands over a column, on the page as in files: its name, and the unit of its numbers where they do not bear it. */
export function heading({name, as}: Column): string {
  const unit = unitOf(as);
  return unit ? `${name}, ${unit}` : name;
}
