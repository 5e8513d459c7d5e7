import {predictedLabels} from './score.ts';

/** The mean of several networks' probabilities, each [count, classes]. */
export function meanProbabilities(members: readonly ArrayLike<number>[]): Float64Array {
  const mean = new Float64Array(members[0]!.length);
  for (const member of members) for (let cell = 0; cell < mean.length; cell++) mean[cell]! += member[cell]!;
  return mean.map((sum) => sum / members.length);
}

/**
 * The class that most networks predict, [count], each network having one vote; of classes with as many votes the one
 * with the larger mean probability, of equals the first.
 */
export function majorityVote(members: readonly ArrayLike<number>[], classCount: number): Uint8Array {
  const ballots = members.map((member) => predictedLabels(member, classCount));
  const mean = meanProbabilities(members);
  return ballots[0]!.map((_, image) => {
    const votes = new Uint16Array(classCount);
    for (const ballot of ballots) votes[ballot[image]!]!++;
    const weight = (label: number) => votes[label]! + mean[image * classCount + label]! / 2; // under a vote
    let best = 0;
    for (let label = 1; label < classCount; label++) if (weight(label) > weight(best)) best = label;
    return best;
  });
}
