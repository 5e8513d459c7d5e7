import {ofTheseSets} from '../report/sets.ts';

/** Has every page read so, before its Markdown is. */
export function aboutSets() {
  return {
    name: 'about-sets',
    enforce: 'pre' as const,
    transform: (code: string, id: string) => (/\.mdx(?:$|\?)/.test(id) ? ofTheseSets(code) : undefined),
  };
}
