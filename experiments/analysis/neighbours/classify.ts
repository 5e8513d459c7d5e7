import type {Description} from '../../artifacts/schema.ts';
import type {Split} from '../../datasets/dataset.ts';
import {classMeans} from '../images/class-means.ts';
import {imageAt, squaredDistance} from '../images/images.ts';
import {confusionMatrix} from '../predictions/score.ts';
import {wilson} from '../statistics/intervals.ts';
import {squaredPixels} from './metrics.ts';
import {nearest} from './nearest.ts';
import {pixelsOf} from './rows.ts';

type Classifier = Description['nearestMean'];

/** Labels each test image as the class whose mean training image is nearest, of equals the first. */
export function nearestMean(training: Split, test: Split): Classifier {
  const means = classMeans(training);
  const predicted = test.labels.map((_, place) => {
    const image = imageAt(test, place);
    const distances = means.map((mean) => squaredDistance(image, mean));
    return distances.indexOf(Math.min(...distances));
  });
  return score(test, predicted);
}

/** Labels each test image as its nearest training image by pixels, of equals the first. */
export async function nearestNeighbour(training: Split, test: Split): Promise<Classifier> {
  const {places} = await nearest(pixelsOf(test), pixelsOf(training), 1, squaredPixels);
  return score(
    test,
    Uint8Array.from(places, (place) => training.labels[place]!),
  );
}

function score({labels, shape}: Split, predicted: Uint8Array): Classifier {
  const confusion = confusionMatrix(labels, predicted, shape.classCount);
  const correct = confusion.reduce((sum, row, label) => sum + row[label]!, 0);
  const count = labels.length;
  return {count, correct, accuracy: correct / count, interval: wilson(correct, count), confusion};
}
