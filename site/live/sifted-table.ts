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
  const thing = count.dataset.thing!;
  let asked = readSifting(location.search, filters);

  function ask(next: Sifting): void {
    asked = next;
    history.replaceState(history.state, '', (writeSifting(asked) || location.pathname) + location.hash);
    show();
  }

  function show(): void {
    const kept = sift(rows, asked);
    const [body, ...others] = table.tBodies;
    body!.replaceChildren(...kept.slice(0, limit).map((row) => row.show()));
    for (const other of others) other.remove();
    const all = `${rows.length.toLocaleString('en-GB')} ${thing}`;
    const some = kept.length === rows.length ? all : `${kept.length.toLocaleString('en-GB')} of ${all}`;
    count.textContent = kept.length > limit ? `${some}; the first ${limit} are shown` : some;
    for (const head of heads) {
      const sorted = head.dataset.column === asked.sort;
      head.setAttribute('aria-sort', sorted ? (asked.falling ? 'descending' : 'ascending') : 'none');
    }
  }

  for (const control of controls) {
    control.value = (control.name === 'find' ? asked.find : asked.chosen[control.name])!;
    if (control.name !== 'find') asked.chosen[control.name] = control.value; // '' where the address asks for what there is not
  }
  for (const head of heads) {
    const column = head.dataset.column!;
    const button = element('button', {type: 'button'}, ...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const turned = asked.sort === column && !asked.falling;
      const tired = asked.sort === column && asked.falling;
      ask({...asked, sort: tired ? '' : column, falling: turned});
    });
  }
  form.addEventListener('input', () => {
    const values = Object.fromEntries(controls.map(({name, value}) => [name, value]));
    const {find = '', ...chosen} = values;
    ask({...asked, find, chosen});
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => ask({find: '', chosen: {}, sort: '', falling: false}));
  if (!writeSifting(asked) && table.querySelectorAll('tbody tr').length === rows.length) return; // as it stands
  show();
  if (location.hash) form.scrollIntoView(); // not to the row that the address names for readers without a script
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
