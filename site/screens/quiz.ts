import {descriptionOf} from '../records/datasets.ts';
import {type HardImage, hardImagesOf, missesOf, networkCount} from '../records/hard-images.ts';
import {mergedOn} from '../records/merged-classes.ts';
import type {Records} from '../records/records.ts';
import {subject} from '../report/sets.ts';

const count = 10;

/** Images that most networks miss, for readers to try themselves on. */
export interface Quiz {
  images: HardImage[];
  labels: number[]; // to choose from: of the classes that are hardest to tell apart
  networks: number; // that have looked at each image
  score: number; // right answers of a network, on average
}

/** Ten images of classes that look alike, from the hardest to easier ones; nothing where there are not as many. */
export function quizOf(records: Records): Quiz | undefined {
  const found = missesOf(records, subject);
  const labels = mergedOn(records, subject)?.labels ?? [...descriptionOf(records, subject).classNames.keys()];
  const hard = hardImagesOf(records, subject).filter(({image}) => labels.includes(image.label));
  if (!found || hard.length < count || labels.length > count) return undefined;
  const images = Array.from({length: count}, (_, place) => hard[Math.floor(((place + 0.5) * hard.length) / count)]!);
  const networks = networkCount(found);
  const score = images.reduce((sum, {image}) => sum + 1 - image.misses / networks, 0);
  return {images, labels, networks, score};
}
