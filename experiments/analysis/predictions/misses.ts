import {predictedLabels} from './score.ts';
import type {Pool} from './select-pools.ts';
import {meanProbabilities} from './vote.ts';

/** An image that some network gets wrong. */
export interface Miss {
  place: number; // in the split
  misses: number; // how many networks get it wrong
  hardness: number; // the share of a model's networks that do, averaged over the models
  votes: number[][]; // one a model: the label that each of its networks gives
  confidence: number; // probability of the true class, averaged over each model's networks, then over the models
  wrong: {label: number; votes: number; confidence: number}; // the wrong class with most votes; ties by probability
}

/** The images that any network of any model gets wrong, the hardest first, of equally hard ones the less probable. */
export function findMisses(models: readonly Pool[], labels: Uint8Array): Miss[] {
  const classCount = models[0]![0]!.length / labels.length;
  const ballots = models.map((networks) => networks.map((network) => predictedLabels(network, classCount)));
  const means = meanProbabilities(models.map(meanProbabilities));
  const misses = [...labels].flatMap((truth, place) => {
    const given = ballots.map((networks) => networks.map((labels) => labels[place]!));
    const probabilities = means.subarray(place * classCount, (place + 1) * classCount);
    return given.flat().some((label) => label !== truth) ? describeMiss(place, truth, given, probabilities) : [];
  });
  return misses.sort((a, b) => b.hardness - a.hardness || a.confidence - b.confidence || a.place - b.place);
}

function describeMiss(place: number, truth: number, given: readonly number[][], probabilities: Float64Array): Miss {
  const wrongOnes = (labels: readonly number[]) => labels.filter((label) => label !== truth);
  const wrong = wrongOnes(given.flat());
  const votes = (label: number) => wrong.filter((each) => each === label).length;
  const [first] = [...new Set(wrong)].sort(
    (a, b) => votes(b) - votes(a) || probabilities[b]! - probabilities[a]! || a - b,
  );
  return {
    place,
    misses: wrong.length,
    hardness: given.reduce((sum, labels) => sum + wrongOnes(labels).length / labels.length, 0) / given.length,
    votes: given.map((labels) => [...labels]),
    confidence: probabilities[truth]!,
    wrong: {label: first!, votes: votes(first!), confidence: probabilities[first!]!},
  };
}
