import type {Worked} from '../../artifacts/schema.ts';
import {denseSum} from '../../models/row-sum.ts';
import type {Of, Tensor} from '../../models/step.ts';
import {roundTerms, roundTo} from '../statistics/rounding.ts';

const shareDecimals = 4;
const scoreDecimals = [3, 4, 5, 6];

type Shown = Pick<Worked, 'score' | 'softmax'>;

/** Shows how the highest score of a last dense layer comes about, and what softmax makes of all the scores. */
export function workScores(step: Of<'dense'>, input: Tensor, output: Tensor): Shown {
  const scores = Array.from(output.values);
  const label = scores.indexOf(Math.max(...scores));
  const {decimals, softmax} = showSoftmax(scores);
  const round = (value: number) => roundTo(value, decimals);
  const {weights, products, ...exact} = denseSum(step, input, label);
  const [bias, sum] = [round(exact.bias), softmax.scores[label]!];
  return {
    score: {
      layer: step.layer,
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
