import type {Place} from './place.ts';

/** What the reader has chosen to see. */
export interface View {
  dataset: string;
  network: string;
  image: number;
  step: number;
  place: Place;
}

/** Reads a view from the query of an address; `undefined` where it names none. */
export function readView(query: string): View | undefined {
  const words = new URLSearchParams(query);
  const [dataset, network] = [words.get('data'), words.get('network')];
  if (!dataset || !network) return undefined;
  const number = (name: string) => Number(words.get(name)) || 0;
  const [row, column] = (words.get('cell') ?? '').split('-').map((part) => Number(part) || 0);
  return {
    dataset,
    network,
    image: number('image'),
    step: number('step'),
    place: {row: row ?? 0, column: column ?? 0, filter: number('filter'), channel: number('channel')},
  };
}

/** The query of an address that names a view; what else `query` says is kept. */
export function writeView({dataset, network, image, step, place}: View, query = ''): string {
  const {row, column, filter, channel} = place;
  const words = {data: dataset, network, image, step, filter, channel, cell: `${row}-${column}`};
  const kept = [...new URLSearchParams(query)].filter(([name]) => !(name in words));
  return `?${new URLSearchParams([...kept, ...Object.entries(words).map(([name, value]) => [name, String(value)])])}`;
}
