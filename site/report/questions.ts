import {isOwn} from '../records/datasets.ts';
import {type Chapter, chapters} from './chapters.ts';
import {manyOf, subject} from './sets.ts';

/** A question that the report set out to answer, and where it does. */
export interface Question {
  text: string;
  path: string; // of the chapter, with the section that says it where it is one
  figures: string[]; // ids, of that chapter
}

/** What the report set out to answer, in the order in which it does. */
export const questions: Question[] = [
  {
    text: 'What is in the data: how many images, which categories, and what do they look like?',
    path: '/data-sets/',
    figures: ['samples', 'means', 'ink'],
  },
  {
    text: `${isOwn ? 'Why are clothes harder' : `What makes ${manyOf(subject)} hard`}: which look alike, how noisy are they, how varied within a category, how alike across?`,
    path: '/what-makes-it-hard/',
    figures: ['trio', 'look-alikes', 'likeness', 'variety'],
  },
  {
    text: 'How far does one simple network get, and what does the gap say?',
    path: '/simple-network/',
    figures: ['network', 'learning-curves', 'confusion'],
  },
  {
    text: 'What is a convolutional network, step by step, in the numbers of one that was trained here?',
    path: '/convolution/',
    figures: ['worked-convolution', 'filters', 'filter-map', 'layer-maps', 'cnn-network', 'all-steps'],
  },
  {
    text: 'What does convolution gain over a simple network?',
    path: '/nn-against-cnn/',
    figures: ['contest'],
  },
  {
    text: 'How good is the tuned network, trained for long?',
    path: '/best-cnn/#the-tuned-network',
    figures: ['best', 'gains', 'ingredients'],
  },
  {
    text: 'What do several networks gain by voting?',
    path: '/best-cnn/#networks-that-vote',
    figures: ['voting'],
  },
  {
    text: 'When does a network learn by heart, and what do dropout, L2 and augmentation do against it?',
    path: '/keeping-honest/',
    figures: ['parting', 'turning', 'dropped-units', 'changed-images', 'gap'],
  },
  {
    text: 'Which network of one, two or three convolutions is best, and when is a difference more than chance?',
    path: '/tuning/',
    figures: ['grid', 'seed-noise', 'importance', 'search'],
  },
  {
    text: 'How can all of it be computed again, and built?',
    path: '/methods/#how-to-run-it-again',
    figures: [],
  },
];

/** The chapter that answers. Throws where there is none. */
export function chapterOf({path}: Question): Chapter {
  const chapter = chapters.find((each) => each.path === path.split('#')[0]);
  if (!chapter) throw new Error(`invalid path: ${path} (expected that of a chapter)`);
  return chapter;
}
