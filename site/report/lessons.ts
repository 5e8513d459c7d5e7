import {globSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {fieldIn} from '../format/page-source.ts';
import {isAbout} from './sets.ts';

/** A page of the teaching kit: a lesson, or exercises. */
export interface Lesson {
  path: string; // "/teach/exercises/"
  title: string;
  goal: string; // what learners can do afterwards, in a sentence
  pupils: string; // for whom it is
  bring: string; // what one needs
  isShown: boolean; // whether the report is of the data sets that it is about
  needs: string[]; // what else it tells of; see isThere() in outline.ts
}

const folder = path.join('site', 'pages', 'teach');

/** All pages of the kit, in the order in which they are offered. */
export const lessons: readonly Lesson[] = globSync('*.mdx', {cwd: folder})
  .filter((file) => file !== 'index.mdx')
  .map((file) => readFileSync(path.join(folder, file), 'utf8'))
  .sort((one, other) => Number(fieldIn(one, 'order')) - Number(fieldIn(other, 'order')))
  .map(readLesson);

function readLesson(source: string): Lesson {
  return {
    path: fieldIn(source, 'path'),
    title: fieldIn(source, 'title'),
    goal: fieldIn(source, 'description'),
    pupils: fieldIn(source, 'pupils'),
    bring: fieldIn(source, 'bring'),
    isShown: isAbout(fieldIn(source, 'sets')),
    needs: fieldIn(source, 'needs').split(' ').filter(Boolean),
  };
}
