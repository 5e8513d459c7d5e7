import {isOwn} from '../records/datasets.ts';
import {type OwnPage, ownPages} from './own-pages.ts';
import {capitalize} from './phrases.ts';
import {manyOf, subject, theSets} from './sets.ts';

export interface Chapter {
  path: string;
  title: string;
  question: string; // what the chapter answers
  needs?: string; // what it tells of; see isThere() in outline.ts
  further?: boolean | undefined; // whether it is for those who want to know how it was found, and how surely
}

/** The chapters that every report may have, in reading order. */
const common: Chapter[] = [
  {
    path: '/',
    title: 'The question',
    question: isOwn ? 'Why are clothes harder than digits, and what helps?' : 'What was asked, and what was found?',
  },
  {
    path: '/quick-look/',
    title: 'A quick look',
    question: 'Does everything work, from the images to this page?',
    needs: 'studies/quick-look',
  },
  {
    path: '/data-sets/',
    title: isOwn ? 'Two data sets' : capitalize(theSets),
    question: isOwn ? 'What is in MNIST and Fashion-MNIST?' : 'What do the images show, and how many are there?',
  },
  {
    path: '/why-clothes-are-harder/',
    title: isOwn ? 'Why clothes are harder' : `What makes ${manyOf(subject)} hard`,
    question: isOwn ? 'What in the pictures makes the difference?' : 'What in the pictures makes it hard to tell them?',
    needs: 'studies/simple-network',
  },
  {
    path: '/simple-network/',
    title: 'A simple network',
    question: `How far does a plain neural network get${isOwn ? ' on both' : ''}?`,
    needs: 'studies/simple-network',
  },
  {
    path: '/convolution/',
    title: 'What a convolution does',
    question: 'How does a convolutional network look at a picture?',
    needs: 'findings/inside',
  },
  {
    path: '/nn-against-cnn/',
    title: 'NN against CNN',
    question: 'What does convolution gain over a simple network, and at which price?',
    needs: 'studies/nn-against-cnn',
  },
  {
    path: '/what-convolution-is-worth/',
    title: 'What convolution is worth',
    question: 'Of what a CNN gains, how much is convolution, how much its training? And why does it help?',
    needs: 'findings/controlled',
  },
  {
    path: '/best-cnn/',
    title: 'The best CNN',
    question: 'How good can a CNN get, and what does it owe that to?',
    needs: 'studies/small-airbench',
  },
  {
    path: '/where-it-fails/',
    title: 'Where it fails',
    question: 'Which images do the networks get wrong, and why?',
    needs: 'studies/nn-against-cnn',
  },
  {
    path: '/keeping-honest/',
    title: 'Keeping a network honest',
    question: 'What stops a network from learning its images by heart?',
    needs: 'studies/nn-against-cnn',
    further: true,
  },
  {
    path: '/tuning/',
    title: 'Tuning',
    question: 'How many convolutions, filters and units? And when is a difference more than chance?',
    needs: 'studies/tuning',
    further: true,
  },
  {
    path: '/how-sure/',
    title: 'How sure we are',
    question: 'Which differences are more than chance, and when can a network be believed?',
    needs: 'studies/nn-against-cnn',
    further: true,
  },
  {
    path: '/methods/',
    title: 'Methods and runs',
    question: 'How was this measured, and how can it be repeated?',
    further: true,
  },
];

const beforeMethods = common.at(-2)!.path;

/** All chapters in reading order, with the report's own; those that a report has are in its outline. */
export const chapters: Chapter[] = withOwn(common, ownPages);

/**
 * The chapters with those of a report's own, which say of themselves where they stand and what they need. Throws where one
 * names no chapter to stand after.
 */
export function withOwn(all: readonly Chapter[], pages: readonly OwnPage[]): Chapter[] {
  const added = pages.filter(({isAdded}) => isAdded).map((page) => ({...page, after: page.after || beforeMethods}));
  const lost = added.find(({after}) => !all.some(({path}) => path === after));
  if (lost)
    throw new Error(
      `invalid page ${lost.file}: no chapter ${lost.after} (expected after: and one of ${all.map(({path}) => path).join(' ')})`,
    );
  return all.flatMap((chapter) => {
    const own = pages.find(({path}) => path === chapter.path);
    const {path, title, question} = own ?? chapter;
    const here = own ? {path, title, question: question || chapter.question, further: chapter.further} : chapter;
    const next = added.filter(({after}) => after === chapter.path);
    return [here, ...next.map(({path, title, question}) => ({path, title, question, further: chapter.further}))];
  });
}

/** The chapters before and after the one at `path`; none around pages that are no chapter. */
export function neighbours(
  all: readonly Chapter[],
  path: string,
): {previous: Chapter | undefined; next: Chapter | undefined} {
  const index = all.findIndex((chapter) => chapter.path === path);
  return index < 0 ? {previous: undefined, next: undefined} : {previous: all[index - 1], next: all[index + 1]};
}
