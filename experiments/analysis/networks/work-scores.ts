import type {Worked} from '../../artifacts/schema.ts';
import {roundTerms, roundTo} from '../statistics/rounding.ts';
import type {Block} from './convolve-cell.ts';

/** A layer with what goes into it and what comes out, for one image. */
export interface Stage {
  place: number; // in the network
  kind: string; // as in its summary
  input: Block; // [height, width, channels] or [units]
  output: Block; // after ReLU where the layer has one
  kernel: Block | undefined;
  biases: ArrayLike<number>;
}

const shareDecimals = 4;
const scoreDecimals = [3, 4, 5, 6];

type Shown = Pick<Worked, 'score' | 'softmax'>;

/** Shows how the highest score of a last dense layer comes about, and what softmax makes of all the scores. */
export function workScores({place, input, output, kernel, biases}: Stage): Shown {
  const scores = Array.from(output.values);
  const label = scores.indexOf(Math.max(...scores));
  const {decimals, softmax} = showSoftmax(scores);
  const round = (value: number) => roundTo(value, decimals);
  const weights = Array.from({length: input.values.length}, (_, at) => kernel!.values[at * scores.length + label]!);
  const products = weights.map((weight, at) => weight * input.values[at]!);
  const bias = round(biases[label]!);
  const sum = softmax.scores[label]!;
  return {
    score: {
      layer: place,
      label,
      weights: weights.map(round),
      products: roundTerms(products, decimals, round(sum - bias)),
      bias,
      sum,
    },
    softmax,
  };
}

/** Rounds the scores so far only that the shares of their powers stay what they are. */
function showSoftmax(scores: readonly number[]): {decimals: number; softmax: Worked['softmax']} {
  const exact = shares(scores.map(Math.exp)).probabilities;
  for (const decimals of scoreDecimals) {
    const shown = scores.map((score) => roundTo(score, decimals));
    const powers = shown.map((score) => roundTo(Math.exp(score), decimals));
    const found = shares(powers);
    if (found.probabilities.every((share, label) => share === exact[label])) {
      return {decimals, softmax: {scores: shown, powers, total: roundTo(found.total, decimals), probabilities: exact}};
    }
  }
  throw new Error(`invalid scores: ${scores} (expected such that ${scoreDecimals.at(-1)} decimals tell their shares)`);
}

function shares(powers: readonly number[]): {total: number; probabilities: number[]} {
  const total = powers.reduce((sum, power) => sum + power, 0);
  return {total, probabilities: powers.map((power) => roundTo(power / total, shareDecimals))};
}
