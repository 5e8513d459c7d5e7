import {smallestProbability} from './score.ts';

const range = {lowest: 0.05, highest: 20}; // of the temperature
const mostSteps = 100;

/**
 * The temperature at which the mean cross-entropy of [count, classes] probabilities is lowest: above 1 the network was
 * too sure, below 1 not sure enough (C. Guo and others, arXiv 1706.04599). Logits are the logarithms of the
 * probabilities, zero counting as the smallest that half precision holds. In 1 / temperature the cross-entropy is
 * convex: Newton's steps to where its slope is 0, kept within .05 ... 20.
 */
export function fitTemperature(probabilities: ArrayLike<number>, labels: Uint8Array): number {
  const logits = logitsOf(probabilities);
  let [low, high, inverse] = [1 / range.highest, 1 / range.lowest, 1];
  for (let step = 0; step < mostSteps && high - low > 1e-12 * low; step++) {
    const {slope, curvature} = derivatives(logits, labels, inverse);
    if (slope < 0) low = inverse;
    else high = inverse;
    const newton = inverse - slope / curvature;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - inverse) < 1e-12 * inverse) break;
    inverse = next;
  }
  return 1 / inverse;
}

/** The probabilities, [count, classes], at a temperature; those of each image add up to 1. */
export function applyTemperature(
  probabilities: ArrayLike<number>,
  classCount: number,
  temperature: number,
): Float64Array {
  const logits = logitsOf(probabilities);
  const cooled = new Float64Array(logits.length);
  const row = new Float64Array(classCount);
  for (let start = 0; start < logits.length; start += classCount) {
    softmax(logits, start, 1 / temperature, row);
    cooled.set(row, start);
  }
  return cooled;
}

function logitsOf(probabilities: ArrayLike<number>): Float64Array {
  const logits = new Float64Array(probabilities.length);
  for (let cell = 0; cell < logits.length; cell++)
    logits[cell] = Math.log(Math.max(probabilities[cell]!, smallestProbability));
  return logits;
}

/**
 * Of the cross-entropy, added up over the images, by 1 / temperature: the expected logit less the true one, and the
 * variance of the logits.
 */
function derivatives(logits: Float64Array, labels: Uint8Array, inverse: number): {slope: number; curvature: number} {
  const classCount = logits.length / labels.length;
  const row = new Float64Array(classCount);
  let [slope, curvature] = [0, 0];
  for (let image = 0; image < labels.length; image++) {
    const start = image * classCount;
    softmax(logits, start, inverse, row);
    let [mean, square] = [0, 0];
    for (let label = 0; label < classCount; label++) {
      const logit = logits[start + label]!;
      mean += row[label]! * logit;
      square += row[label]! * logit ** 2;
    }
    slope += mean - logits[start + labels[image]!]!;
    curvature += square - mean ** 2;
  }
  return {slope, curvature};
}

/** Fills `target` from as many logits, those from `start` on. */
function softmax(logits: Float64Array, start: number, inverse: number, target: Float64Array): void {
  let largest = Number.NEGATIVE_INFINITY;
  for (let label = 0; label < target.length; label++) largest = Math.max(largest, logits[start + label]!);
  let sum = 0;
  for (let label = 0; label < target.length; label++) {
    target[label] = Math.exp((logits[start + label]! - largest) * inverse);
    sum += target[label]!;
  }
  for (let label = 0; label < target.length; label++) target[label]! /= sum;
}
