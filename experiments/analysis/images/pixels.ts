import {sizeOf} from '../../artifacts/data-shape.ts';
import type {Description} from '../../artifacts/schema.ts';
import type {Split} from '../../datasets/dataset.ts';

/** Statistics over all pixels of a split, 0 ... 1; the standard deviation is that of the pixels at hand (n). */
export function pixelStatistics({images, labels, shape}: Split): Description['pixels'] {
  const size = sizeOf(shape);
  const histograms = Array.from({length: shape.classCount}, () => new Array<number>(256).fill(0)); // [label][grey level]
  images.forEach((grey, i) => void histograms[labels[Math.floor(i / size)]!]![grey]!++);
  const whole = histograms[0]!.map((_, grey) => histograms.reduce((sum, histogram) => sum + histogram[grey]!, 0));
  const mean = meanLevel(whole);
  return {
    mean: mean / 255,
    sd: Math.sqrt(weightedSum(whole, (grey) => (grey - mean) ** 2) / images.length) / 255,
    backgroundShare: whole[0]! / images.length,
    meanPerClass: histograms.map((histogram) => meanLevel(histogram) / 255),
  };
}

function meanLevel(histogram: number[]): number {
  return weightedSum(histogram, (grey) => grey) / weightedSum(histogram, () => 1);
}

function weightedSum(histogram: number[], value: (grey: number) => number): number {
  return histogram.reduce((sum, count, grey) => sum + count * value(grey), 0);
}
