import type {DatasetName, HardImages} from '../../experiments/artifacts/schema.ts';
import {datasetNames} from './datasets.ts';
import type {Records} from './records.ts';

type OfDataset = HardImages['datasets'][number];

/** What was found of one data set; nothing while no final model has run on it. */
export function missesOf({findings}: Pick<Records, 'findings'>, dataset: DatasetName): OfDataset | undefined {
  return findings['hard-images']?.datasets.find((row) => row.dataset === dataset);
}

/** How many networks looked at the test images of one data set. */
export function networkCount({models}: OfDataset): number {
  return models.reduce((sum, {seeds}) => sum + seeds.length, 0);
}

/** A test image that most final networks miss. */
export interface HardImage {
  dataset: DatasetName;
  place: number; // on the sheet of its data set
  image: OfDataset['images'][number];
}

/** The images with a page of their own, the hardest first: on average more than half of a model's networks miss them. */
export function hardImagesOf(records: Records, dataset: DatasetName): HardImage[] {
  const images = missesOf(records, dataset)?.images ?? [];
  return images
    .map((image, place) => ({dataset, place, image}))
    .filter(({image: {hardness}}) => hardness > 0.5)
    .slice(0, 200);
}

/** Those that a picture is drawn of: those with a page, and those that stand beside the training images near them. */
export function allPictured(records: Records): HardImage[] {
  return datasetNames.flatMap((dataset) => {
    const {images, neighbours} = missesOf(records, dataset) ?? {images: [], neighbours: {distances: []}};
    const paged = new Set(hardImagesOf(records, dataset).map(({place}) => place));
    return images
      .map((image, place) => ({dataset, place, image}))
      .filter(({place}) => paged.has(place) || place < neighbours.distances.length);
  });
}

/** The page of an image; none where it has none. */
export function hardImagePage(records: Records, dataset: DatasetName, index: number): string | undefined {
  return hardImagesOf(records, dataset).some(({image}) => image.index === index)
    ? `/hard-images/${dataset}/${index}/`
    : undefined;
}

/** Each of the hardest images with the training images nearest to it; `place` is the tile's on their sheet. */
export function neighbourRows(records: Records, dataset: DatasetName) {
  const {sheet, distances} = missesOf(records, dataset)!.neighbours;
  return distances.map((row, place) => {
    const first = place * sheet.columns;
    return {
      place: first,
      image: sheet.images[first]!,
      neighbours: row.map((distance, rank) => ({
        ...sheet.images[first + rank + 1]!,
        place: first + rank + 1,
        distance,
      })),
    };
  });
}

/** What each seed of each final model calls an image, as labels. */
export function votesOn(records: Records, {dataset, image}: HardImage) {
  return missesOf(records, dataset)!.models.map(({title, seeds}, model) => ({
    title,
    answers: image.votes[model]!.map((label, seed) => ({seed: seeds[seed]!, label})),
  }));
}

/** How many networks looked at an image. */
export const networksOn = (records: Records, {dataset}: Pick<HardImage, 'dataset'>): number =>
  networkCount(missesOf(records, dataset)!);
