// Confident learning: C. Northcutt, L. Jiang and I. Chuang, "Confident learning: estimating uncertainty in dataset
// labels", J. Artif. Intell. Res. 70, 2021 (arXiv 1911.00068).

/** What networks say of images that they have not trained on. */
export interface Judged {
  labels: Uint8Array; // [count], as given
  probabilities: ArrayLike<number>; // [count, classes]
}

/** An image whose label may be wrong. */
export interface Suspect {
  place: number;
  likely: number; // the label that it seems to have
  margin: number; // probability of the given label less that of the likely one
}

/** Which labels may be wrong, and how many are. */
export interface LabelQuality {
  thresholds: number[]; // by label: the mean probability of the label over the images that carry it
  confident: number[][]; // images by [given label][label that they surely seem to have]
  joint: number[][]; // the estimated share of all images, by [given label][true label]
  suspects: Suspect[]; // off the diagonal of `confident`, the smallest margin first
}

/** Estimates how labels are wrong, and names the images where they may be. Every class needs an image. */
export function judgeLabels({labels, probabilities}: Judged): LabelQuality {
  const classCount = probabilities.length / labels.length;
  const counts = countLabels(labels, classCount);
  const of = (place: number, label: number) => probabilities[place * classCount + label]!;
  const thresholds = meanSelfConfidence(labels, counts, of);
  const confident = Array.from({length: classCount}, () => new Array<number>(classCount).fill(0));
  const suspects: Suspect[] = [];
  for (const [place, given] of labels.entries()) {
    const likely = surest(place, thresholds, of);
    if (likely === undefined) continue;
    confident[given]![likely]!++;
    if (likely !== given) suspects.push({place, likely, margin: of(place, given) - of(place, likely)});
  }
  suspects.sort((a, b) => a.margin - b.margin || a.place - b.place);
  return {thresholds, confident, joint: estimateJoint(confident, counts), suspects};
}

type Probability = (place: number, label: number) => number;

function meanSelfConfidence(labels: Uint8Array, counts: readonly number[], of: Probability): number[] {
  const sums = new Array<number>(counts.length).fill(0);
  for (const [place, label] of labels.entries()) sums[label]! += of(place, label);
  return counts.map((count, label) => {
    if (count === 0) throw new Error(`invalid labels: none is ${label} (expected some of all ${counts.length})`);
    return sums[label]! / count;
  });
}

/** The most probable of the labels that are at least as probable as is usual for their own images, if there is one. */
function surest(place: number, thresholds: readonly number[], of: Probability): number | undefined {
  const possible = [...thresholds.keys()].filter((label) => of(place, label) >= thresholds[label]!);
  return possible.toSorted((a, b) => of(place, b) - of(place, a) || a - b)[0];
}

/** Scales each row of counts to the number of images that carry its label, and all of them to 1. */
export function estimateJoint(confident: readonly (readonly number[])[], labelCounts: readonly number[]): number[][] {
  const all = labelCounts.reduce((sum, count) => sum + count, 0);
  return confident.map((row, given) => {
    const sum = row.reduce((total, count) => total + count, 0);
    const share = labelCounts[given]! / all;
    // a label of which no image is sure is taken to be right
    return row.map((count, label) => (sum > 0 ? (count / sum) * share : label === given ? share : 0));
  });
}

function countLabels(labels: Uint8Array, classCount: number): number[] {
  const counts = new Array<number>(classCount).fill(0);
  for (const label of labels) counts[label]!++;
  return counts;
}
