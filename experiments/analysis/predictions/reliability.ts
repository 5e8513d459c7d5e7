import type {Confidence} from './confidence.ts';

/** The images whose confidence lies in one stretch. */
export interface ReliabilityBin {
  count: number;
  correct: number;
  confidence: number; // added up over the images
}

/** Sorts images into stretches of equal width by confidence, 0 ... 1; a border belongs to the stretch below it. */
export function reliabilityBins({confidences, hits}: Confidence, binCount = 15): ReliabilityBin[] {
  const bins = Array.from({length: binCount}, (): ReliabilityBin => ({count: 0, correct: 0, confidence: 0}));
  confidences.forEach((confidence, image) => {
    const bin = bins[Math.min(binCount, Math.max(1, Math.ceil(confidence * binCount))) - 1]!;
    bin.count++;
    bin.correct += hits[image]!;
    bin.confidence += confidence;
  });
  return bins;
}

/**
 * The expected calibration error: how far confidence and accuracy are apart in a stretch, averaged over the images
 * (C. Guo and others, "On calibration of modern neural networks", arXiv 1706.04599).
 */
export function calibrationError(bins: readonly ReliabilityBin[]): number {
  const total = bins.reduce((sum, {count}) => sum + count, 0);
  return bins.reduce((sum, {correct, confidence}) => sum + Math.abs(correct - confidence), 0) / total;
}

/** The same stretches of several networks as one. */
export function poolBins(all: readonly (readonly ReliabilityBin[])[]): ReliabilityBin[] {
  return all[0]!.map((_, place) => {
    const sum = (field: keyof ReliabilityBin) => all.reduce((total, bins) => total + bins[place]![field], 0);
    return {count: sum('count'), correct: sum('correct'), confidence: sum('confidence')};
  });
}
