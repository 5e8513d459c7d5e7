import type {CalibratedScores} from '../../artifacts/schema.ts';
import {spread} from '../statistics/spread.ts';
import type {Calibrated, Calibration} from './calibrate.ts';
import {poolBins} from './reliability.ts';

/** Puts the calibrations of several seeds together, each at its own temperature. */
export function joinCalibrations(seeds: readonly Calibrated[]): CalibratedScores {
  return {
    temperature: spread(seeds.map(({temperature}) => temperature)),
    before: joinScores(seeds.map(({before}) => before)),
    after: joinScores(seeds.map(({after}) => after)),
  };
}

function joinScores(seeds: readonly Calibration[]): CalibratedScores['before'] {
  return {
    loss: spread(seeds.map(({loss}) => loss)),
    brier: spread(seeds.map(({brier}) => brier)),
    calibrationError: spread(seeds.map(({calibrationError}) => calibrationError)),
    bins: poolBins(seeds.map(({bins}) => bins)).map(({count, correct, confidence}) => ({
      count,
      confidence: count > 0 ? Math.min(1, confidence / count) : null,
      accuracy: count > 0 ? correct / count : null,
    })),
  };
}
