import {chapters} from '../report/chapters.ts';

// Pages that are made alike, one a record, by the first step of their paths; they would drown the text.
const alike: Record<string, string> = {
  models: 'Model',
  runs: 'Run',
  'hard-images': 'Image',
  confusions: 'Confusion',
  records: 'Record',
  'look-alikes': 'Look-alikes',
};

/** What kind of page lies at `path`; undefined for pages that are not searched. */
export function kindOf(path: string): string | undefined {
  if (['/404', '/search/'].includes(path)) return undefined;
  if (chapters.some((chapter) => chapter.path === path)) return 'Chapter';
  const [, first, second] = path.split('/');
  return (second && alike[first!]) || 'Page';
}
