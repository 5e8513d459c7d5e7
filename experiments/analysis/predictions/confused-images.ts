import {predictedLabels} from './score.ts';
import {meanProbabilities} from './vote.ts';

/** A cell of a confusion matrix, with the images behind it. */
export interface ConfusedCell {
  label: number; // the true one
  taken: number; // the one that networks give
  count: number; // answers, all networks together
  images: number; // how many images those are of
  places: number[]; // in the split: of the first of them
  votes: number[]; // one a place: how many networks give it this label
}

/**
 * The cells with any answer, row by row, of the confusion matrix of all `networks`, each [count, classes]. At most `shown`
 * images a cell: first those that most networks put there, of equals those for which the label is most probable.
 */
export function confusedImages(
  networks: readonly ArrayLike<number>[],
  labels: Uint8Array,
  shown: number,
): ConfusedCell[] {
  const classCount = networks[0]!.length / labels.length;
  const mean = meanProbabilities(networks);
  const votes = new Uint16Array(mean.length);
  for (const network of networks)
    for (const [place, label] of predictedLabels(network, classCount).entries()) votes[place * classCount + label]!++;

  return Array.from({length: classCount ** 2}, (_, cell) => {
    const [label, taken] = [Math.floor(cell / classCount), cell % classCount];
    const at = (place: number) => place * classCount + taken;
    const places = [...labels.keys()]
      .filter((place) => labels[place] === label && votes[at(place)]! > 0)
      .sort((a, b) => votes[at(b)]! - votes[at(a)]! || mean[at(b)]! - mean[at(a)]! || a - b);
    const first = places.slice(0, shown);
    return {
      ...{label, taken, images: places.length, places: first},
      count: places.reduce((sum, place) => sum + votes[at(place)]!, 0),
      votes: first.map((place) => votes[at(place)]!),
    };
  }).filter(({count}) => count > 0);
}
