import {readCsv} from '../../experiments/artifacts/csv.ts';
import {element} from './element.ts';
import {request} from './load.ts';
import {type SiftedRow, siftTable} from './sifted-table.ts';

/** Where the rows of one data set come from. */
export interface HardSource {
  title: string;
  classNames: string[];
  table: string; // address of comma-separated values
  pages: string; // address under which images have pages
  paged: number[]; // those that do
}

const shown = 100;

/** Shows the table of all missed images when its button is pressed, or at once where the address asks something of it. */
export function openHardTable(root: HTMLElement): void {
  const button = root.querySelector('button')!;
  const sources = JSON.parse(root.dataset.sources!) as HardSource[];
  async function open(): Promise<void> {
    button.disabled = true;
    try {
      const rows = (await Promise.all(sources.map(loadRows))).flat();
      root.replaceChildren(root.querySelector('template')!.content);
      siftTable(root.querySelector<HTMLElement>('.sifter')!, rows, shown);
      root.querySelector<HTMLElement>('select')!.focus();
    } catch (error) {
      button.disabled = false;
      button.textContent = 'That did not load. Try again';
      console.warn(error);
    }
  }
  button.hidden = false;
  button.addEventListener('click', open);
  if (location.search) void open();
}

async function loadRows({table, ...source}: HardSource): Promise<SiftedRow[]> {
  const [names = [], ...rows] = readCsv(await (await request(table)).text());
  const paged = new Set(source.paged);
  return rows.map((cells) => {
    const cell = (name: string) => Number(cells[names.indexOf(name)]);
    const index = cell('index');
    const says = {
      data: source.title,
      image: names.includes('name') ? cells[names.indexOf('name')]! : index,
      class: source.classNames[cell('label')]!,
      taken: source.classNames[cell('wrong')]!,
      misses: cell('misses'),
      confidence: Number((100 * cell('confidence')).toFixed(1)),
    };
    return {says, show: () => rowOf(says, paged.has(index) ? `${source.pages}${index}/` : undefined)};
  });
}

function rowOf(says: Record<string, string | number>, page: string | undefined): HTMLTableRowElement {
  const cells = Object.entries(says).map(([name, value]) => {
    const text = name === 'image' ? value.toLocaleString('en-GB') : String(value);
    return element('td', {}, name === 'image' && page ? element('a', {href: page}, text) : text);
  });
  return element('tr', {}, ...cells);
}
