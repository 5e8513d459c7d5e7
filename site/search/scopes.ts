/** What the search may be confined to; the first is where it begins. */
export const scopes = [
  {name: 'text', title: 'the text'},
  {name: 'models', title: 'models'},
  {name: 'runs', title: 'runs'},
  {name: 'images', title: 'hard images'},
  {name: 'everything', title: 'everything'},
] as const;

export type Scope = (typeof scopes)[number]['name'];

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

/** Whether a scope has pages that tell of one record. */
export function reachesRecords(scope: Scope): boolean {
  return scope !== 'text';
}
