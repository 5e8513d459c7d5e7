import type {DatasetName} from '../../experiments/artifacts/schema.ts';
import {entryOf} from '../records/datasets.ts';

/** What somebody who thinks of using a data set should know of it: questions with answers, and whose words they rest on. */
export interface DataSheet {
  title: string;
  sections: {title: string; answers: Answer[]}[];
}

export interface Answer {
  question: string;
  answer: string;
  works?: string; // keys of the BibTeX file, with spaces between them
}

const ourUse: Answer[] = [
  {
    question: 'How is it used here?',
    answer:
      'The official training images are shuffled by a seeded generator, class by class. The last of them are set aside for validation, the rest train. The official test images measure what was finally chosen, and choose nothing. No image was changed, relabelled or left out.',
  },
];

const plainUse: Answer = {
  question: 'How is it used here?',
  answer:
    'A seeded generator shuffles the training images, class by class. The last of them are set aside for validation, the rest train. The test images measure what was finally chosen, and choose nothing.',
};

/** The data sheet of a data set. What is measured of it is no part of the text: the page adds it from the records. */
export function dataSheetOf(dataset: DatasetName): DataSheet {
  return written[dataset] ?? plainSheet(dataset);
}

/** A sheet of what the report says of a data set, where nobody has written one. */
function plainSheet(dataset: DatasetName): DataSheet {
  const {title, many, origin, licence, prepared} = entryOf(dataset);
  const terms = [origin ?? 'That is not recorded.', ...(licence ? [`Licence: ${licence}.`] : [])];
  return {
    title,
    sections: [
      {
        title: 'Composition',
        answers: [
          {
            question: 'What is in it?',
            answer: `${many === 'images' ? 'Images' : `Images of ${many}`}, each with its label.`,
          },
        ],
      },
      ...(prepared
        ? [{title: 'Preprocessing', answers: [{question: 'What was done to the images?', answer: prepared}]}]
        : []),
      {title: 'Uses', answers: [plainUse]},
      {
        title: 'Distribution',
        answers: [{question: 'Where does it come from, and under which terms?', answer: terms.join(' ')}],
      },
    ],
  };
}

/** Those that somebody has written. */
const written: Record<DatasetName, DataSheet> = {
  mnist: {
    title: 'MNIST',
    sections: [
      {
        title: 'Motivation',
        answers: [
          {
            question: 'What was it made for?',
            answer:
              'To compare methods that recognise patterns on real data, with little effort for cleaning and formatting: handwritten digits, already cut out, scaled and centred.',
            works: 'lecun1998',
          },
          {
            question: 'Who made it?',
            answer: 'Y. LeCun, C. Cortes and C. Burges, out of two collections of the American institute NIST.',
          },
        ],
      },
      {
        title: 'Composition',
        answers: [
          {
            question: 'What is in it?',
            answer:
              'Grey images of one handwritten digit each, 28 by 28 pixels of 0 to 255, and for each image its label, 0 to 9. An official file of training images, an official file of test images. The classes are about equally large, not exactly.',
          },
          {
            question: 'Does it tell of people?',
            answer:
              'It holds handwriting. The files name no writer. About half of the digits were written by employees of the Census Bureau, half by high-school students; no writer of a test image wrote a training image.',
            works: 'lecun1998',
          },
          {
            question: 'What is known to be wrong with it?',
            answer: 'A few labels are disputed, also among the test images, and some digits can hardly be read.',
          },
        ],
      },
      {
        title: 'Collection and preprocessing',
        answers: [
          {
            question: 'How did the images come about?',
            answer:
              'Forms filled in by hand were scanned. Each digit was scaled into a box of 20 by 20 pixels, its proportions kept, which turned black and white into grey, and laid on a ground of 28 by 28 pixels so that its centre of mass stands in the middle.',
            works: 'lecun1998',
          },
        ],
      },
      {
        title: 'Uses',
        answers: [
          ...ourUse,
          {
            question: 'What is it not good for?',
            answer:
              'Telling good methods from better ones: nearly all images are named correctly by any network. Reading handwriting as it comes, other scripts, or anything about who wrote.',
          },
        ],
      },
      {
        title: 'Distribution and maintenance',
        answers: [
          {
            question: 'Where does it come from, and under which terms?',
            answer:
              'Made available by its authors for research; they name no licence. The files used here are checked by their SHA-256 digests before anything reads them.',
          },
          {question: 'Does it change?', answer: 'It has been the same since 1998.'},
        ],
      },
    ],
  },
  'fashion-mnist': {
    title: 'Fashion-MNIST',
    sections: [
      {
        title: 'Motivation',
        answers: [
          {
            question: 'What was it made for?',
            answer:
              'To take the place of MNIST, which had become too easy and was used too much, without any change to programs that read it.',
            works: 'xiao2017',
          },
          {question: 'Who made it?', answer: 'H. Xiao, K. Rasul and R. Vollgraf, at Zalando Research.'},
        ],
      },
      {
        title: 'Composition',
        answers: [
          {
            question: 'What is in it?',
            answer:
              'Grey images of one garment, shoe or bag each, 28 by 28 pixels of 0 to 255, and for each image its label, 0 to 9, which stands for one of ten kinds. An official file of training images, an official file of test images. All classes are equally large. White products were left out, since they hardly stand out from the ground.',
            works: 'xiao2017',
          },
          {
            question: 'Does it tell of people?',
            answer: 'No. It shows products alone, for women, men and children.',
            works: 'xiao2017',
          },
          {
            question: 'What is known to be wrong with it?',
            answer:
              'Some labels are wrong. Files from before the end of August 2017 held test images that were also in the training file.',
          },
          {
            question: 'Are the test images new to who knows the training images?',
            answer: 'Not all: some are nearly the same as a training image.',
            works: 'geier2019',
          },
        ],
      },
      {
        title: 'Collection and preprocessing',
        answers: [
          {
            question: 'How did the images come about?',
            answer:
              'Product photographs of the shop Zalando, taken by professional photographers, were trimmed, shrunk to 28 pixels on the longer side, sharpened, laid on a square ground, inverted and turned to grey. The kind of each product was named by experts of the shop and checked by others.',
            works: 'xiao2017',
          },
        ],
      },
      {
        title: 'Uses',
        answers: [
          ...ourUse,
          {
            question: 'What is it not good for?',
            answer:
              'Naming clothes in photographs as people take them: worn, folded, in colour, before a background. Anything about other shops, seasons or cultures of dress.',
          },
        ],
      },
      {
        title: 'Distribution and maintenance',
        answers: [
          {
            question: 'Where does it come from, and under which terms?',
            answer:
              'Published by Zalando Research under the MIT licence. The files used here are checked by their SHA-256 digests before anything reads them.',
          },
          {
            question: 'Does it change?',
            answer:
              'Once, at the end of August 2017, when duplicates were replaced. The files used here are those after.',
          },
        ],
      },
    ],
  },
};

/** The keys of all works that a sheet rests on, each once. */
export function worksOf({sections}: DataSheet): string[] {
  const works = sections.flatMap(({answers}) => answers.flatMap(({works = ''}) => works.split(' ')));
  return [...new Set(works.filter(Boolean))];
}
