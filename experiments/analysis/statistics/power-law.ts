/** How errors fall with the number of training images n: floor + scale n ** -exponent. */
export interface PowerLaw {
  floor: number;
  scale: number;
  exponent: number;
}

const exponents = Array.from({length: 196}, (_, step) => (step + 5) / 100); // .05 ... 2
const smallestError = 1e-6; // a smaller one is no more precise

/**
 * The power law nearest to some errors, by least squares of the relative deviations, since the large errors of few images
 * would decide alone otherwise: for each exponent of .05, .06 ... 2 the best floor and scale, neither below 0, then the
 * best of these. The form is that of J. Hestness and others, "Deep learning scaling is predictable, empirically", arXiv
 * 1712.00409. Needs four sizes.
 */
export function fitPowerLaw(sizes: readonly number[], errors: ArrayLike<number>): PowerLaw {
  if (new Set(sizes).size < 4) throw new Error(`invalid sizes: ${sizes.join(', ')} (expected at least four)`);
  let best: {law: PowerLaw; deviation: number} | undefined;
  for (const exponent of exponents) {
    const law = {
      ...fitLine(
        sizes.map((size) => size ** -exponent),
        errors,
      ),
      exponent,
    };
    const deviation = relativeDeviation(law, sizes, errors);
    if (!best || deviation < best.deviation) best = {law, deviation};
  }
  return best!.law;
}

/** The error that a power law gives a number of training images. */
export function predictError({floor, scale, exponent}: PowerLaw, size: number): number {
  return floor + scale * size ** -exponent;
}

/** The root mean square of the relative deviations of a power law from some errors. */
export function relativeDeviation(law: PowerLaw, sizes: readonly number[], errors: ArrayLike<number>): number {
  const squares = sizes.map((size, i) => (predictError(law, size) / atLeast(errors[i]!) - 1) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / sizes.length);
}

/** Weighted least squares of errors = floor + scale x, neither below 0. */
function fitLine(x: readonly number[], errors: ArrayLike<number>): {floor: number; scale: number} {
  let [w, wx, wxx, wy, wxy] = [0, 0, 0, 0, 0];
  for (const [i, value] of x.entries()) {
    const weight = 1 / atLeast(errors[i]!) ** 2;
    w += weight;
    wx += weight * value;
    wxx += weight * value ** 2;
    wy += weight * errors[i]!;
    wxy += weight * value * errors[i]!;
  }
  const scale = (w * wxy - wx * wy) / (w * wxx - wx ** 2);
  const floor = (wy - scale * wx) / w;
  if (scale < 0) return {floor: wy / w, scale: 0};
  return floor < 0 ? {floor: 0, scale: wxy / wxx} : {floor, scale};
}

function atLeast(error: number): number {
  return Math.max(error, smallestError);
}
