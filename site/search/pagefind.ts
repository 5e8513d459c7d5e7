/** What a search found on one page, as pagefind tells it; texts of excerpts hold <mark> around what was sought. */
export interface FoundPage {
  url: string; // with the base path
  excerpt: string;
  meta: {title?: string};
  filters: {kind?: string[]};
  sub_results: {title: string; url: string; excerpt: string}[]; // by section; the page itself may be one
}

/** The part of pagefind's script that the search page calls. */
export interface Pagefind {
  options: (options: {baseUrl: string; excerptLength: number}) => Promise<void>;
  mergeIndex: (path: string, options: {baseUrl: string}) => Promise<void>;
  debouncedSearch: (
    text: string,
    options: {filters: object},
    milliseconds: number,
  ) => Promise<{results: {data: () => Promise<FoundPage>}[]} | null>; // null where a later search has begun
}

/**
 * Loads pagefind's script from the site's own files, with the index of all pages but those of one record;
 * `base` ends in a slash.
 */
export async function loadPagefind(base: string): Promise<Pagefind> {
  const pagefind = (await import(/* @vite-ignore */ `${base}pagefind/pagefind.js`)) as Pagefind;
  await pagefind.options({baseUrl: base, excerptLength: 24});
  return pagefind;
}

/** Adds to it the index of those. */
export function mergeRecords(pagefind: Pagefind, base: string): Promise<void> {
  return pagefind.mergeIndex(`${base}pagefind-records/`, {baseUrl: base});
}
