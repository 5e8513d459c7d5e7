import {fieldIn, needsIn} from '../format/page-source.ts';
import {capitalize} from '../format/words.ts';
import {isOwn} from '../records/datasets.ts';
import {manyOf, subject, theSets} from './sets.ts';

/** What the head of a chapter's page says of the chapter. */
export interface PageHead {
  path: string; // "/veins/"
  title: string;
  question: string; // what the chapter answers; empty where it takes the place of a page that has one
  needs?: string; // what it tells of; see isThere() in outline.ts
  further: boolean; // whether it is for those who want to know how it was found, and how surely
  order: number; // its place among the chapters that every report may have; 0 where it is none of them
  after: string; // the path of the chapter that it follows then; empty where it says none
}

/** Reads the head of a chapter's page. Of other data than this repository's own, it may have a `general-title` and the like. */
export function readHead(source: string): PageHead {
  const needs = needsIn(source).get('chapter');
  return {
    path: fieldIn(source, 'path'),
    title: wordsIn(source, 'title'),
    question: wordsIn(source, 'question'),
    ...(needs && {needs}),
    further: fieldIn(source, 'further') === 'true',
    order: Number(fieldIn(source, 'order')),
    after: fieldIn(source, 'after'),
  };
}

function wordsIn(source: string, name: 'title' | 'question'): string {
  const general = isOwn ? '' : fieldIn(source, `general-${name}`);
  const words = general.replaceAll('{many}', manyOf(subject)).replaceAll('{sets}', theSets);
  return capitalize(words) || fieldIn(source, name);
}
