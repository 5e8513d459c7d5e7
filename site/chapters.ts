export interface Chapter {
  path: string;
  title: string;
  question: string; // what the chapter answers
}

/** The chapters in reading order. */
export const chapters: Chapter[] = [
  {
    path: '/',
    title: 'The question',
    question: 'Why are clothes harder than digits, and what helps?',
  },
  {path: '/data-sets/', title: 'Two data sets', question: 'What is in MNIST and Fashion-MNIST?'},
  {
    path: '/simple-network/',
    title: 'A simple network',
    question: 'How far does a plain neural network get on both?',
  },
  {
    path: '/why-clothes-are-harder/',
    title: 'Why clothes are harder',
    question: 'What in the pictures makes the difference?',
  },
  {
    path: '/convolution/',
    title: 'What a convolution does',
    question: 'How does a convolutional network look at a picture?',
  },
  {
    path: '/nn-against-cnn/',
    title: 'NN against CNN',
    question: 'What does convolution gain over a simple network, and at which price?',
  },
  {
    path: '/keeping-honest/',
    title: 'Keeping a network honest',
    question: 'What stops a network from learning its images by heart?',
  },
  {
    path: '/tuning/',
    title: 'Tuning',
    question: 'How many convolutions, filters and units? And when is a difference more than chance?',
  },
  {
    path: '/best-cnn/',
    title: 'The best CNN',
    question: 'How good can a CNN get, and what does it owe that to?',
  },
  {
    path: '/where-it-fails/',
    title: 'Where it fails',
    question: 'Which images do the networks get wrong, and why?',
  },
  {
    path: '/how-sure/',
    title: 'How sure we are',
    question: 'Which differences are more than chance, and when can a network be believed?',
  },
  {
    path: '/methods/',
    title: 'Methods and runs',
    question: 'How was this measured, and how can it be repeated?',
  },
];

/** The chapters before and after the one at `path`; none around pages that are no chapter. */
export function neighbours(path: string): {previous: Chapter | undefined; next: Chapter | undefined} {
  const index = chapters.findIndex((chapter) => chapter.path === path);
  return index < 0
    ? {previous: undefined, next: undefined}
    : {previous: chapters[index - 1], next: chapters[index + 1]};
}
