declare module 'virtual:added-pages' {
  import type {AstroComponentFactory} from 'astro/runtime/server/index.js';

  /** What is to be shown of the pages that a report adds, by their paths; see own-pages.ts. */
  export const added: Record<string, AstroComponentFactory>;
}
