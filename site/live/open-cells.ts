import {element} from './element.ts';
import {once, request} from './load.ts';

/**
 * Shows the images of a confusion matrix's cells beside it: `root` holds tables whose cells are links to sections of other
 * pages, an empty place for such a section, and one for words to those who do not see it. Arrow keys move among the cells of a table; the address names the open one.
 */
export function openCells(root: HTMLElement): void {
  const tables = [...root.querySelectorAll('table')];
  const open = opener(root, tables);
  for (const table of tables) listen(table, open);
  const asked = new URLSearchParams(location.search).get('cell');
  const link = asked ? tables.flatMap(linksIn).find((each) => nameOf(each) === asked) : undefined;
  if (link) void open(link).then(() => root.scrollIntoView());
}

type Open = (link: HTMLAnchorElement) => Promise<void>;

/** Opens one cell after another; of two that are opened at once, the latter is shown. */
function opener(root: HTMLElement, tables: readonly HTMLTableElement[]): Open {
  const place = root.querySelector<HTMLElement>('.opened')!;
  const status = root.querySelector('[role=status]')!;
  let latest = 0;
  return async (link) => {
    latest += 1;
    const turn = latest;
    for (const other of root.querySelectorAll('[aria-current]')) other.removeAttribute('aria-current');
    link.setAttribute('aria-current', 'true');
    remember(nameOf(link));
    const {section, sheet} = await load(link);
    if (turn !== latest) return;
    status.textContent = `Below: ${section.querySelector('h3')!.textContent}`;
    const all = element('a', {href: link.href}, 'All cells of this matrix');
    place.replaceChildren(closerOf(link, place), section, sheet, element('p', {}, all));
    place.hidden = false;
    besideOf(link, tables).after(place);
  };
}

/** The button that closes the images of a cell. */
function closerOf(link: HTMLAnchorElement, place: HTMLElement): HTMLButtonElement {
  const close = element('button', {type: 'button', 'aria-label': 'Close the images'}, '×');
  close.addEventListener('click', () => {
    place.hidden = true;
    link.removeAttribute('aria-current');
    link.focus();
    remember('');
  });
  return close;
}

/** Lets the mouse and Enter open the cells of a table, and arrow keys go from one to the next. */
function listen(table: HTMLTableElement, open: Open): void {
  const links = linksIn(table);
  reach(links, links[0]);
  table.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    reach(links, link);
    open(link).catch(() => location.assign(link.href));
  });
  table.addEventListener('keydown', (event) => {
    const next = neighbour(event.target as Element, event.key);
    if (!next) return;
    event.preventDefault();
    reach(links, next);
    next.focus();
  });
}

/** Below the tables, or where one stands below the other, below the one that is open. */
function besideOf(link: HTMLElement, tables: readonly HTMLTableElement[]): Element {
  const tops = new Set(tables.map((table) => Math.round(table.getBoundingClientRect().top)));
  const table = link.closest('.scroll')!;
  return tops.size > 1 ? table : table.parentElement!;
}

/** The section of a cell, and the images that it is drawn of. */
async function load({href, hash}: HTMLAnchorElement): Promise<{section: HTMLElement; sheet: Element}> {
  const page = await loadPage(href.split('#')[0]!);
  const section = document.importNode(page.getElementById(hash.slice(1))!, true);
  section.removeAttribute('id');
  return {section, sheet: document.importNode(page.querySelector('svg:has(defs image)')!, true)};
}

const loadPage = once(async (address: string) =>
  new DOMParser().parseFromString(await (await request(address)).text(), 'text/html'),
);

const linksIn = (table: HTMLTableElement) => [...table.querySelectorAll<HTMLAnchorElement>('td a')];

/** What an address calls a cell: "fashion-mnist-nn-512/cell-6-0". */
const nameOf = ({pathname, hash}: HTMLAnchorElement) => `${pathname.split('/').at(-2)}/${hash.slice(1)}`;

/** Of all cells of a table, Tab reaches one. */
function reach(links: readonly HTMLAnchorElement[], reached: HTMLAnchorElement | undefined): void {
  for (const link of links) link.tabIndex = link === reached ? 0 : -1;
}

const steps: Record<string, [down: number, right: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The next cell with a link in the direction of an arrow key. */
function neighbour(from: Element, key: string): HTMLAnchorElement | undefined {
  const [step, cell] = [steps[key], from.closest('td')];
  const [row, body] = [cell?.parentElement as HTMLTableRowElement | null | undefined, cell?.closest('tbody')];
  if (!step || !cell || !row || !body) return undefined;
  let [y, x] = [row.sectionRowIndex + step[0], cell.cellIndex + step[1]];
  for (; body.rows[y]?.cells[x]; y += step[0], x += step[1]) {
    const link = body.rows[y]!.cells[x]!.querySelector('a');
    if (link) return link;
  }
  return undefined;
}

function remember(cell: string): void {
  const query = new URLSearchParams(location.search);
  if (cell) query.set('cell', cell);
  else query.delete('cell');
  history.replaceState(history.state, '', `${query.size ? `?${query}` : location.pathname}${location.hash}`);
}
