import {element} from './element.ts';
import {readSifting, type Said, type Sifting, sift, writeSifting} from './sifting.ts';

/** A row of a table: what it says, and how it looks. */
export interface SiftedRow {
  says: Said;
  show(): HTMLTableRowElement;
}

/**
 * Makes a table obey the form above it: `[data-filters]` holds one control a filter, named like it, a table whose column
 * heads carry `data-column`, and a line that counts. Columns can be sorted by their heads. At most `limit` rows are shown.
 */
export function siftTable(root: HTMLElement, rows: readonly SiftedRow[], limit = Number.POSITIVE_INFINITY): void {
  const form = root.querySelector('form')!;
  const count = root.querySelector<HTMLElement>('.count')!;
  const table = root.querySelector('table')!;
  const heads = [...root.querySelectorAll<HTMLElement>('th[data-column]')];
  const controls = [...form.elements].filter((control) => 'name' in control && control.name) as HTMLInputElement[];
  const filters = controls.map(({name}) => name).filter((name) => name !== 'find');
  let asked = readSifting(location.search, filters);

  function ask(next: Sifting): void {
    asked = next;
    history.replaceState(history.state, '', (writeSifting(asked) || location.pathname) + location.hash);
    show();
  }

  function show(): void {
    const kept = sift(rows, asked);
    showRows(table, kept.slice(0, limit));
    count.textContent = countWords(kept.length, rows.length, limit, count.dataset.thing!);
    for (const head of heads) head.setAttribute('aria-sort', sortOf(head.dataset.column!, asked));
  }

  for (const control of controls) {
    control.value = (control.name === 'find' ? asked.find : asked.chosen[control.name])!;
    if (control.name !== 'find') asked.chosen[control.name] = control.value; // '' where the address asks for what there is not
  }
  for (const head of heads) sortable(head, () => ask(sortedNext(asked, head.dataset.column!)));
  form.addEventListener('input', () => {
    const {find = '', ...chosen} = Object.fromEntries(controls.map(({name, value}) => [name, value]));
    ask({...asked, find, chosen});
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => ask({find: '', chosen: {}, sort: '', falling: false}));
  if (!writeSifting(asked) && table.querySelectorAll('tbody tr').length === rows.length) return; // as it stands
  show();
  if (location.hash) form.scrollIntoView(); // not to the row that the address names for readers without a script
}

/** Puts rows into a table, in one body. */
function showRows(table: HTMLTableElement, rows: readonly SiftedRow[]): void {
  const [body, ...others] = table.tBodies;
  body!.replaceChildren(...rows.map((row) => row.show()));
  for (const other of others) other.remove();
}

function countWords(kept: number, count: number, limit: number, thing: string): string {
  const all = `${count.toLocaleString('en-GB')} ${thing}`;
  const some = kept === count ? all : `${kept.toLocaleString('en-GB')} of ${all}`;
  return kept > limit ? `${some}; the first ${limit} are shown` : some;
}

function sortOf(column: string, {sort, falling}: Sifting): 'ascending' | 'descending' | 'none' {
  if (column !== sort) return 'none';
  return falling ? 'descending' : 'ascending';
}

/** What the head of a column asks for next: first rising, then falling, then no order. */
function sortedNext(asked: Sifting, column: string): Sifting {
  if (asked.sort !== column) return {...asked, sort: column, falling: false};
  return asked.falling ? {...asked, sort: '', falling: false} : {...asked, falling: true};
}

/** Makes a button of the head of a column. */
function sortable(head: HTMLElement, press: () => void): void {
  const button = element('button', {type: 'button'}, ...head.childNodes);
  head.append(button);
  button.addEventListener('click', press);
}

/** The rows that stand in a table: each cell says its text, or the number in its `data-n`, or that of its text. */
export function rowsIn(table: HTMLTableElement): SiftedRow[] {
  const columns = [...table.querySelectorAll<HTMLElement>('thead th')];
  return [...table.querySelectorAll<HTMLTableRowElement>('tbody tr')].map((row) => {
    const says: Said = {...(row.dataset as Record<string, string>)};
    for (const [place, {dataset}] of columns.entries()) {
      const cell = row.cells[place];
      if (dataset.column) says[dataset.column] = cell ? saidBy(cell) : '';
    }
    return {says, show: () => row};
  });
}

function saidBy({dataset, textContent}: HTMLElement): string | number {
  const text = dataset.n ?? textContent?.trim() ?? '';
  return /^\d{1,9}(\.\d+)?$/.test(text) ? Number(text) : text;
}
