import type {Confidence} from './confidence.ts';

/** How often a network is wrong if it answers only where it is surest. */
export interface RiskCoverage {
  area: number; // mean risk over all coverages, 1 / count ... 1
  risks: number[]; // share of wrong answers among those given, one a coverage
}

/**
 * The risk at some coverages, 0 < coverage <= 1, each rounded up to whole images, and the area under the whole curve
 * (Y. Geifman and others, "Bias-reduced uncertainty estimation for deep neural classifiers", arXiv 1805.08206). Images
 * of equal confidence are answered in no order: each carries the error rate of them all.
 */
export function riskCoverage(confidence: Confidence, coverages: readonly number[]): RiskCoverage {
  const errors = expectedErrors(confidence);
  const count = errors.length;
  const risk = (answered: number) => errors[answered - 1]! / answered;
  return {
    area: errors.reduce((sum, wrong, place) => sum + wrong / (place + 1), 0) / count,
    risks: coverages.map((coverage) => risk(Math.max(1, Math.ceil(coverage * count - 1e-9)))),
  };
}

/** Wrong answers among the first 1, 2, ... images, the surest first: [count]. */
function expectedErrors({confidences, hits}: Confidence): Float64Array {
  const order = [...confidences.keys()].sort((a, b) => confidences[b]! - confidences[a]!);
  const errors = new Float64Array(order.length);
  let before = 0;
  for (let start = 0, end = 0; start < order.length; start = end) {
    while (end < order.length && confidences[order[end]!] === confidences[order[start]!]) end++;
    const wrong = order.slice(start, end).reduce((sum, image) => sum + 1 - hits[image]!, 0);
    for (let place = start; place < end; place++)
      errors[place] = before + (wrong * (place + 1 - start)) / (end - start);
    before += wrong;
  }
  return errors;
}
