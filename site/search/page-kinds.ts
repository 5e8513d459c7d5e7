import {chapters} from '../chapters.ts';

/** What the search may be confined to; the first is where it begins. */
export const scopes = [
  {name: 'text', title: 'chapters and glossary'},
  {name: 'runs', title: 'runs'},
  {name: 'everything', title: 'everything'},
] as const;

export type Scope = (typeof scopes)[number]['name'];

/** What kind of page lies at `path`; undefined for pages that are not searched. */
export function kindOf(path: string): string | undefined {
  if (['/404', '/search/'].includes(path)) return undefined;
  if (chapters.some((chapter) => chapter.path === path)) return 'Chapter';
  return /^\/runs\/./.test(path) ? 'Run' : 'Page';
}

/** The filter of pagefind that keeps to a scope. */
export function filterOf(scope: Scope): object {
  switch (scope) {
    case 'text':
      return {not: {kind: 'Run'}};
    case 'runs':
      return {kind: 'Run'};
    case 'everything':
      return {};
  }
}
