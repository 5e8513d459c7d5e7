import {subjectFirst} from '../datasets/index.ts';
import {controlledStudy, networks, trained, ways} from './controlled.ts';

const asked = [networks.nn, networks.cnn, networks.modernCnn];

/** Networks of architecture-training, trained without and with augmentation, that are also asked about changed images. */
export const changedImages = {
  ...controlledStudy(
    {
      name: 'changed-images',
      title: 'Moved, turned and scaled images',
      question: 'Does convolution see an object wherever it stands, or does augmentation teach it?',
    },
    subjectFirst.flatMap((dataset) =>
      asked.flatMap((network) => [ways.scheduled, ways.augmented].map((way) => trained(network, way, dataset))),
    ),
  ),
  asksChanged: true,
} as const;
