import {loadRecords, type Records} from '../records/records.ts';
import type {Figure} from './figure.ts';
import {drawnFigures, type Outline, outlineOf, type Standing, standingOf} from './outline.ts';

let known: {records: Records; outline: Outline} | undefined;

/** The outline of the report that is being built; while one writes, that of what was saved last. */
export async function loadOutline(): Promise<Outline> {
  const records = await loadRecords();
  if (known?.records !== records || import.meta.env.DEV) known = {records, outline: outlineOf(records)};
  return known.outline;
}

/** A figure that can be taken, and where it stands. */
export interface Taken {
  figure: Figure;
  standing: Standing;
}

/** All figures that can be taken, with the paths of their pages and files. */
export async function loadTaken(): Promise<{params: {id: string}; props: Taken}[]> {
  const outline = await loadOutline();
  return drawnFigures(outline, await loadRecords()).map((figure) => ({
    params: {id: figure.id},
    props: {figure, standing: standingOf(outline, figure.id)},
  }));
}
