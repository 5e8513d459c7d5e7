import {brierScore} from './brier.ts';
import {confidenceOf} from './confidence.ts';
import {calibrationError, type ReliabilityBin, reliabilityBins} from './reliability.ts';
import {scoreProbabilities} from './score.ts';
import {applyTemperature, fitTemperature} from './temperature.ts';

/** Probabilities of each class, [count, classes], and what the images are. */
export interface Predicted {
  probabilities: ArrayLike<number>;
  labels: Uint8Array;
}

/** How far probabilities can be believed. */
export interface Calibration {
  loss: number; // mean cross-entropy, nats
  brier: number;
  calibrationError: number;
  bins: ReliabilityBin[];
}

/** The same of the test split before and after a temperature that is fitted on the validation split. */
export interface Calibrated {
  temperature: number;
  before: Calibration;
  after: Calibration;
}

/** Measures the calibration of test probabilities, as they are and at the temperature that suits validation. */
export function calibrate(validation: Predicted, test: Predicted): Calibrated {
  const temperature = fitTemperature(validation.probabilities, validation.labels);
  const classCount = test.probabilities.length / test.labels.length;
  const cooled = applyTemperature(test.probabilities, classCount, temperature);
  return {
    temperature,
    before: measureCalibration(test),
    after: measureCalibration({...test, probabilities: cooled}),
  };
}

function measureCalibration({probabilities, labels}: Predicted): Calibration {
  const bins = reliabilityBins(confidenceOf(probabilities, labels));
  return {
    loss: scoreProbabilities(probabilities, labels).loss,
    brier: brierScore(probabilities, labels),
    calibrationError: calibrationError(bins),
    bins,
  };
}
