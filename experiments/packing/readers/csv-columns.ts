import {InputError} from '../input-error.ts';
import {shown, shownFew} from './shown.ts';

/** What a column holds: the pixel of that place (from 0), or one of the others. */
export type Role = number;
export const role = {label: -1, part: -2, path: -3, ignored: -4} as const;

/** What the columns of a CSV file hold. */
export interface Columns {
  hasHeader: boolean;
  names: readonly string[]; // the header's, or "column 1", ...
  roles: readonly Role[];
  shape?: {height: number; width: number; channels: 1 | 3}; // where the columns hold pixels
  notes: readonly string[];
}

const labelNames = ['label', 'labels', 'class', 'classid', 'target', 'y'];
const pathNames = ['file', 'path', 'image', 'filename', 'file_name', 'filepath', 'image_path'];
const partColumns = ['split', 'part', 'subset'];
const indexNames = ['', 'id', 'index', 'unnamed: 0'];
const wanted = `expected a column of labels (${labelNames.slice(0, 3).join(', ')}, ...), and either a column for each pixel or one of the files' paths (${pathNames.slice(0, 4).join(', ')})`;

/** Reads what the columns hold from the first row, a header or not; throws where it is neither pixels nor paths. */
export function readColumns(first: readonly string[], name: string): Columns {
  const cells = first.map((cell) => cell.trim());
  const hasHeader = isHeader(cells);
  const names = hasHeader ? cells : cells.map((_, place) => `column ${place + 1}`);
  const roles = hasHeader ? rolesOf(cells, name) : cells.map((_, place) => (place === 0 ? role.label : place - 1));
  if (roles.includes(role.path)) return {hasHeader, names, roles, notes: noteIgnored(names, roles, name)};
  const shape = shapeOf(roles.filter((each) => each >= 0).length, cells, name);
  return {hasHeader, names, roles, shape, notes: noteIgnored(names, roles, name)};
}

function isHeader(cells: readonly string[]): boolean {
  const rest = cells.slice(1);
  if (cells.length < 2 || rest.some((cell) => !isNumber(cell))) return true;
  const namesLabels = cells.some((cell) => labelNames.includes(cell.toLowerCase()));
  return namesLabels && new Set(rest).size === rest.length; // columns may be named by numbers, each by another one
}

function rolesOf(cells: readonly string[], name: string): Role[] {
  const lower = cells.map((cell) => cell.toLowerCase());
  const place = (names: readonly string[]) => lower.findIndex((cell) => names.includes(cell));
  const [path, part] = [place(pathNames), place(partColumns)];
  const label = place(labelNames);
  const hasPaths = path !== -1 && label !== -1;
  const labels = label === -1 && !hasPaths ? firstColumn(lower, name) : label;
  let pixel = 0;
  return lower.map((cell, column) => {
    if (column === labels) return role.label;
    if (column === part) return role.part;
    if (hasPaths) return column === path ? role.path : role.ignored;
    if (indexNames.includes(cell)) return role.ignored;
    pixel += 1;
    return pixel - 1;
  });
}

/** The first column is that of the labels where none is named so, and where it is not itself one of pixels. */
function firstColumn(lower: readonly string[], name: string): number {
  const column = lower.findIndex((cell) => !indexNames.includes(cell));
  if (column !== -1 && lower.length > 2 && !/^\D*\d/.test(lower[column]!)) return column;
  throw new InputError(`invalid CSV file ${name}: no labels among its columns ${shownFew(lower)} (${wanted})`);
}

function shapeOf(count: number, cells: readonly string[], name: string): NonNullable<Columns['shape']> {
  const side = Math.sqrt(count);
  if (count > 0 && Number.isInteger(side)) return {height: side, width: side, channels: 1};
  const ofColour = Math.sqrt(count / 3);
  if (count > 0 && Number.isInteger(ofColour)) return {height: ofColour, width: ofColour, channels: 3};
  const found = `${cells.length} columns, ${count} of them for pixels: ${shownFew(cells)}`;
  throw new InputError(
    `invalid columns of CSV file ${name}: ${found} (${wanted}; pixels of a square image: 784 for 28 by 28 in grey, 3072 for 32 by 32 in colour)`,
  );
}

function noteIgnored(names: readonly string[], roles: readonly Role[], name: string): string[] {
  const ignored = names.filter((_, column) => roles[column] === role.ignored);
  if (ignored.length === 0) return [];
  return [
    `${name}: not read: ${ignored.length === 1 ? 'column' : 'columns'} ${shownFew(ignored.map((each) => shown(each) || '(without a name)'))}`,
  ];
}

function isNumber(cell: string): boolean {
  return cell !== '' && Number.isFinite(Number(cell));
}
