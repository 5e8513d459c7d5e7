import type {Figure} from '../../../site/figures/figure.ts';
import {figureNamed} from '../../../site/figures/index.ts';
import {figuresIn} from '../../../site/figures/outline.ts';
import {chapters} from '../../../site/report/chapters.ts';

/** The figures of the chapter at a path. */
export function figuresOf(path: string): Figure[] {
  return figuresIn(chapters.find((chapter) => chapter.path === path)!).map(figureNamed);
}
