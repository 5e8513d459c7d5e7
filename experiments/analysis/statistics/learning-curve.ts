import type {Interval} from '../../artifacts/schema.ts';
import {percentileInterval} from './intervals.ts';
import {fitPowerLaw, predictError, relativeDeviation} from './power-law.ts';

/** Errors at some numbers of training images, as they are and as they might have come out. */
export interface LearningCurve {
  sizes: readonly number[]; // ascending
  errors: readonly number[]; // [size]
  resampled: readonly Float64Array[]; // [size][draw]
}

/** A number with its 95 % interval. */
export interface Estimate extends Interval {
  value: number;
}

/** A power law with its intervals, and what it says of some sizes. */
export interface FittedCurve {
  floor: Estimate;
  scale: Estimate;
  exponent: Estimate;
  deviation: number; // root mean square of the relative deviations
  errors: Estimate[]; // at the sizes asked for
  doubling: Estimate; // the error at the largest size less that at twice as many images
}

/** Fits a power law to a learning curve, and to each draw of it, which gives the intervals. */
export function fitLearningCurve(curve: LearningCurve, asked: readonly number[]): FittedCurve {
  const law = fitPowerLaw(curve.sizes, curve.errors);
  const largest = curve.sizes.at(-1)!;
  const laws = drawsOf(curve).map((errors) => fitPowerLaw(curve.sizes, errors));
  const estimate = (value: (each: typeof law) => number): Estimate => ({
    value: value(law),
    ...percentileInterval(Float64Array.from(laws, value)),
  });
  return {
    floor: estimate(({floor}) => floor),
    scale: estimate(({scale}) => scale),
    exponent: estimate(({exponent}) => exponent),
    deviation: relativeDeviation(law, curve.sizes, curve.errors),
    doubling: estimate((each) => predictError(each, largest) - predictError(each, 2 * largest)),
    errors: asked.map((size) => estimate((each) => predictError(each, size))),
  };
}

/** The errors at all sizes, draw by draw. */
export function drawsOf({resampled}: LearningCurve): number[][] {
  return Array.from(resampled[0]!, (_, draw) => resampled.map((errors) => errors[draw]!));
}
