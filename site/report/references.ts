import {type CollectionEntry, getCollection} from 'astro:content';

/** A work of others that the report cites. */
export type CitedWork = {id: string} & CollectionEntry<'works'>['data'];

/** A page that cites works, each by its key. */
export interface CitingPage {
  path: string;
  title: string;
  cites: string[];
}

/** All works, in the order of the list of references. */
export async function loadWorks(): Promise<CitedWork[]> {
  const works = (await getCollection('works')).map(({id, data}) => ({id, ...data}));
  return works.sort((a, b) => a.place - b.place);
}

/** The work with that key. Throws naming what exists. */
export async function workNamed(key: string): Promise<CitedWork> {
  const works = await loadWorks();
  const work = works.find(({id}) => id === key);
  if (!work) throw new Error(`unknown work: ${key} (expected one of ${works.map(({id}) => id).join(', ')})`);
  return work;
}

/** The keys that the source of a page cites, each once. */
export function citesIn(source: string): string[] {
  return [...new Set([...source.matchAll(/<Cite of="([^"]*)"/g)].flatMap(([, keys]) => keys!.split(' ')))];
}

/** Where a work stands in the list of references. */
export const workId = (key: string) => `work-${key}`;

/** Where a page first cites a work. */
export const citationId = (key: string) => `cites-${key}`;
