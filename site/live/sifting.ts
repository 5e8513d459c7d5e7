/** What the reader asks of a table; in the address, too. */
export interface Sifting {
  find: string; // words that a row must have, in any of its columns
  chosen: Record<string, string>; // by filter: what a row must say; '' or missing: anything
  sort: string; // a column; '' = as it stands
  falling: boolean;
}

/**
 * A row by its columns and filters: numbers are sorted as numbers; '' is not known, and sorted last. A text may be several,
 * with semicolons between them.
 */
export type Said = Record<string, string | number>;

/** Reads what is asked from the query of an address. */
export function readSifting(query: string, filters: readonly string[]): Sifting {
  const words = new URLSearchParams(query);
  return {
    find: words.get('find') ?? '',
    chosen: Object.fromEntries(filters.map((filter) => [filter, words.get(filter) ?? ''])),
    sort: words.get('sort') ?? '',
    falling: words.get('order') === 'falling',
  };
}

/** The query of an address that asks the same; empty where nothing is asked. */
export function writeSifting({find, chosen, sort, falling}: Sifting): string {
  const words = {...chosen, find, sort, order: sort && falling ? 'falling' : ''};
  const query = new URLSearchParams(Object.entries(words).filter(([, word]) => word)).toString();
  return query && `?${query}`;
}

/** The rows that have what is asked, in the order that is asked. */
export function sift<Row extends {says: Said}>(rows: readonly Row[], {find, chosen, sort, falling}: Sifting): Row[] {
  const words = find.toLowerCase().split(/\s+/).filter(Boolean);
  const kept = rows.filter(({says}) => {
    const text = words.length ? Object.values(says).join(' ').toLowerCase() : '';
    return (
      words.every((word) => text.includes(word)) &&
      Object.entries(chosen).every(
        ([filter, value]) => value === '' || String(says[filter]).split('; ').includes(value),
      )
    );
  });
  return sort ? kept.sort((a, b) => compare(a.says[sort], b.says[sort], falling)) : kept;
}

function compare(a: string | number = '', b: string | number = '', falling: boolean): number {
  if (a === '' || b === '') return Number(a === '') - Number(b === '');
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en');
  return falling ? -order : order;
}
