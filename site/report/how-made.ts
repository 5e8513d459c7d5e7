import type {Findings} from '../../experiments/artifacts/schema.ts';

/** How each finding is made, in a sentence. */
export const howMade: Readonly<Record<keyof Findings, string>> = {
  ledger: 'The computing that all trials took, added up by study: operations, processor time, interruptions.',
  inside:
    'Trained networks are opened: their kernels, what each layer makes of some test images, and what they look at.',
  robustness:
    'Test images are spoiled in several ways and strengths, and shown to trained networks that were not trained on such.',
  embeddings: 'What the last layers of networks make of each test image is laid out on a map by UMAP and by PCA.',
  overfitting:
    'For each network, the epoch from which training and validation loss part, by the means of epochs and their noise between seeds.',
  comparisons:
    'Final models are compared image by image and seed by seed: the questions asked beforehand, corrected together, and rankings by Hsu’s rule.',
  ingredients:
    'Variants of a recipe that lack one part are compared with the whole on validation images, corrected together.',
  controlled:
    'Networks that differ in one thing alone are compared on test images, over seeds and images; each family of contrasts is corrected together.',
  costs:
    'The accuracy of final models is set against parameters, multiply-adds and training time; the fronts are what nothing beats at the price.',
  classes:
    'From the confusions of final models: precision, recall and F1 of each class, gains over the NN, and what merging the most confused classes would give.',
  calibration:
    'Stated probabilities are compared with how often they are right; temperatures, thresholds and prediction sets are fitted on validation images and checked on test images.',
  ensembles:
    'The probabilities of networks that differ by their seed are averaged, and their votes counted; members are chosen on validation images.',
  'near-duplicates':
    'Each test image is compared with all training images by correlation; pairs above a threshold that chance hardly reaches count as twins.',
  tuning:
    'From the trials of the grid: the ranking, the noise between seeds, ties, the importance of each choice, and replays of search methods.',
  'network-search':
    'From the search over network and training together: all candidates, the importance of each choice, and the same search replayed with other methods.',
  'hard-images':
    'The test images that most networks get wrong, with what each network says and the nearest training images.',
  confusions: 'The test images that final models take for something else, by the two classes.',
  efficiency:
    'Networks trained on fewer images: errors on validation images against the number of images, with fitted power laws.',
  'label-errors':
    'Confident learning: networks that have not trained on an image tell whether its label is doubtful, fold by fold.',
  difficulty: 'Classifiers from the simplest up on the same test images, and measures of the pixels themselves.',
  atlas:
    'Test images of different classes are paired with the nearest of the other class, by pixels, by structure and by what a network makes of them.',
  splits: 'The images that are kept back from training to choose by, as a list.',
};
