import {element} from '../element.ts';
import {shown} from './words.ts';

/** A small table of numbers, row by row; `picked` stands out. */
export function numberGrid(caption: string, values: readonly number[], picked?: number): HTMLTableElement {
  const columns = Math.round(Math.sqrt(values.length));
  const cell = (value: number, place: number) => {
    const kind = place === picked ? 'picked' : value < 0 ? 'negative' : value === 0 ? 'empty' : '';
    return element('td', {class: kind}, shown(value));
  };
  const rows = Array.from({length: columns}, (_, row) =>
    element(
      'tr',
      {},
      ...values.slice(row * columns, (row + 1) * columns).map((value, at) => cell(value, row * columns + at)),
    ),
  );
  return element('table', {class: 'number-grid'}, element('caption', {}, caption), element('tbody', {}, ...rows));
}
