import type {DatasetSource} from './source.ts';

/** Handwritten digits: LeCun, Cortes and Burges, "The MNIST database of handwritten digits", 1998. */
export const mnist: DatasetSource = {
  name: 'mnist',
  title: 'MNIST',
  one: 'digit',
  many: 'digits',
  origin: 'LeCun, Cortes and Burges',
  ink: true,
  mirrored: false,
  published: {
    title: 'Branching CNN of others',
    accuracy: 0.9983,
    source: 'Byerly et al. (2021), their best single network',
  },
  people: {
    accuracy: 0.998,
    source: 'about 0.2 % of errors, as quoted in the literature after Y. LeCun and others, 1995',
  },
  classNames: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  image: {height: 28, width: 28, channels: 1},
  validationCount: 5_000,
  files: {
    trainingImages: {
      name: 'train-images-idx3-ubyte',
      sha256: 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
      shape: [60000, 28, 28],
    },
    trainingLabels: {
      name: 'train-labels-idx1-ubyte',
      sha256: '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
      shape: [60000],
    },
    testImages: {
      name: 't10k-images-idx3-ubyte',
      sha256: '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
      shape: [10000, 28, 28],
    },
    testLabels: {
      name: 't10k-labels-idx1-ubyte',
      sha256: 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
      shape: [10000],
    },
  },
};
