import {chapters} from '../report/chapters.ts';

/** What the search may be confined to; the first is where it begins. */
export const scopes = [
  {name: 'text', title: 'the text'},
  {name: 'models', title: 'models'},
  {name: 'runs', title: 'runs'},
  {name: 'images', title: 'hard images'},
  {name: 'everything', title: 'everything'},
] as const;

export type Scope = (typeof scopes)[number]['name'];

// Pages that are made alike, one a record, by the first step of their paths; they would drown the text.
const alike: Record<string, string> = {
  models: 'Model',
  runs: 'Run',
  'hard-images': 'Image',
  confusions: 'Confusion',
  'look-alikes': 'Look-alikes',
};

/** What kind of page lies at `path`; undefined for pages that are not searched. */
export function kindOf(path: string): string | undefined {
  if (['/404', '/search/'].includes(path)) return undefined;
  if (chapters.some((chapter) => chapter.path === path)) return 'Chapter';
  const [, first, second] = path.split('/');
  return (second && alike[first!]) || 'Page';
}

/** The filter of pagefind that keeps to a scope. */
export function filterOf(scope: Scope): object {
  switch (scope) {
    case 'text':
      return {any: [{kind: 'Chapter'}, {kind: 'Page'}]};
    case 'models':
      return {kind: 'Model'};
    case 'runs':
      return {kind: 'Run'};
    case 'images':
      return {kind: 'Image'};
    case 'everything':
      return {};
  }
}
