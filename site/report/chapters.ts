import {type ChapterPage, commonPages, ownPages} from './own-pages.ts';
import type {PageHead} from './page-head.ts';

/** A chapter, as the head of its page tells it. */
export type Chapter = Pick<PageHead, 'path' | 'title' | 'question' | 'needs' | 'further'>;

/** The chapters that every report may have, in reading order. */
const common: Chapter[] = commonPages
  .filter(({order}) => order > 0)
  .toSorted((one, other) => one.order - other.order)
  .map(chapterOf);

const beforeMethods = common.at(-2)!.path;

/** All chapters in reading order, with those that name another to stand after; those that a report has are in its outline. */
export const chapters: Chapter[] = withPages(common, [...commonPages.filter(({order}) => order === 0), ...ownPages]);

/**
 * The chapters with pages that take the place of one, or say behind which they stand. Throws where one names no chapter to
 * stand after.
 */
export function withPages(all: readonly Chapter[], pages: readonly ChapterPage[]): Chapter[] {
  const added = pages.filter(({isAdded}) => isAdded).map((page) => ({...page, after: page.after || beforeMethods}));
  const lost = added.find(({after}) => !all.some(({path}) => path === after));
  if (lost)
    throw new Error(
      `invalid page ${lost.file}: no chapter ${lost.after} (expected after: and one of ${all.map(({path}) => path).join(' ')})`,
    );
  return all.flatMap((chapter) => {
    const own = pages.find(({path}) => path === chapter.path);
    const here = own
      ? {...chapterOf(own), question: own.question || chapter.question, further: chapter.further}
      : chapter;
    const next = added.filter(({after}) => after === chapter.path);
    return [here, ...next.map((page) => ({...chapterOf(page), further: chapter.further}))];
  });
}

function chapterOf({path, title, question, needs, further}: ChapterPage): Chapter {
  return {path, title, question, ...(needs && {needs}), further};
}

/** The chapters before and after the one at `path`; none around pages that are no chapter. */
export function neighbours(
  all: readonly Chapter[],
  path: string,
): {previous: Chapter | undefined; next: Chapter | undefined} {
  const index = all.findIndex((chapter) => chapter.path === path);
  return index < 0 ? {previous: undefined, next: undefined} : {previous: all[index - 1], next: all[index + 1]};
}
