import type {Column} from './figure.ts';

// Columns of the tables behind figures.

export const text = (name: string): Column => ({name, as: 'text'});
export const count = (name: string): Column => ({name, as: 'count'});
export const decimal = (name: string, digits = 4): Column => ({name, as: 'decimal', digits});
export const percent = (name: string, digits = 2): Column => ({name, as: 'percent', digits});
export const points = (name: string, digits = 2): Column => ({name, as: 'points', digits});
