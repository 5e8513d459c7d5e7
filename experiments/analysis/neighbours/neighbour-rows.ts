import type {Sheet} from '../../artifacts/image-sheet.ts';
import type {HardImages} from '../../artifacts/schema.ts';
import type {Split} from '../../datasets/dataset.ts';
import {distance, imageAt, imagesAt, referenceTo} from '../images/images.ts';
import {squaredPixels} from './metrics.ts';
import {nearest} from './nearest.ts';
import {pixelsOf} from './rows.ts';

/** A row for each of some test images: the image, then the `k` training images that are nearest by pixels. */
export async function neighbourRows(
  file: string,
  places: readonly number[],
  {training, test}: {training: Split; test: Split},
  k: number,
): Promise<{record: HardImages['datasets'][number]['neighbours']; drawn: Sheet}> {
  const length = Math.min(k, training.labels.length);
  const found =
    places.length > 0
      ? await nearest(pixelsOf(imagesAt(test, places)), pixelsOf(training), length, squaredPixels)
      : null;
  const rows = places.map((place, row) => ({
    place,
    near: [...found!.places.subarray(row * length, (row + 1) * length)],
    squares: [...found!.distances.subarray(row * length, (row + 1) * length)],
  }));
  const columns = 1 + length;
  return {
    record: {
      sheet: {
        file,
        columns,
        images: rows.flatMap(({place, near}) => [
          referenceTo('test', test, place),
          ...near.map((neighbour) => referenceTo('training', training, neighbour)),
        ]),
      },
      distances: rows.map(({squares}) => squares.map(distance)),
    },
    drawn: {
      columns,
      shape: test.shape,
      tiles: rows.flatMap(({place, near}) => [
        imageAt(test, place),
        ...near.map((neighbour) => imageAt(training, neighbour)),
      ]),
    },
  };
}
