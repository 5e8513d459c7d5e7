import {correctImages} from '../analysis/predictions/correct-images.ts';
import {meanProbabilities} from '../analysis/predictions/vote.ts';
import {accuracyInterval} from '../analysis/statistics/intervals.ts';
import {spread} from '../analysis/statistics/spread.ts';
import type {LabelErrors} from '../artifacts/schema.ts';
import {type FinalModel, hasViews, readProbabilities} from './final-models.ts';
import {lineUp} from './lineups.ts';

type Row = LabelErrors['accuracies'][number];
type Accuracy = Row['official'];

/** Test images by their places, to be left out one group at a time. */
export interface LeftOut {
  nearDuplicates: ReadonlySet<number>;
  similar: ReadonlySet<number>;
  suspects: ReadonlySet<number> | null; // null: not known yet
}

/** The labels of the validation and of the test images. */
interface Labels {
  validation: Uint8Array;
  test: Uint8Array;
}

/** What each final model of a data set, and each of their ensembles, is worth on the test images, all and fewer. */
export async function cleanedAccuracies(
  models: readonly FinalModel[],
  labels: Labels,
  leftOut: LeftOut,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const {dataset, model, trials} of models) {
    for (const viewed of [false, true]) {
      const seeds = viewed ? trials.filter(hasViews) : trials;
      if (seeds.length === 0) continue;
      const said = await Promise.all(seeds.map((trial) => readProbabilities(trial, viewed)));
      const correct = said.map(({test}) => correctImages(test, labels.test));
      rows.push({
        dataset,
        model: model.name,
        title: model.title,
        viewed,
        members: null,
        ...accuracies(correct, leftOut),
      });
    }
  }
  for (const {name, title, members} of await lineUp(models, labels.validation)) {
    const correct = correctImages(meanProbabilities(members.map(({says}) => says.test)), labels.test);
    const {dataset} = models[0]!;
    const viewed = members.every(({trial}) => hasViews(trial));
    rows.push({dataset, model: name, title, viewed, members: members.length, ...accuracies([correct], leftOut)});
  }
  return rows;
}

/** `correct` is [seed][images]. */
function accuracies(correct: readonly Uint8Array[], {nearDuplicates, similar, suspects}: LeftOut) {
  return {
    seeds: correct.length,
    official: accuracyWithout(correct, new Set()),
    withoutNearDuplicates: accuracyWithout(correct, nearDuplicates),
    withoutSimilar: accuracyWithout(correct, similar),
    withoutSuspects: suspects && accuracyWithout(correct, suspects),
    onSuspects: suspects && shareOn(correct, suspects),
  };
}

/** Which share of all mistakes lies on some images. */
function shareOn(correct: readonly Uint8Array[], images: ReadonlySet<number>): number | null {
  const missed = correct.flatMap((right) => [...right.keys()].filter((place) => right[place] === 0));
  return missed.length === 0 ? null : missed.filter((place) => images.has(place)).length / missed.length;
}

function accuracyWithout(correct: readonly Uint8Array[], leftOut: ReadonlySet<number>): Accuracy {
  const kept = correct.map((images) => images.filter((_, place) => !leftOut.has(place)));
  const images = kept[0]!.length;
  const shares = kept.map((right) => right.reduce((sum, each) => sum + each, 0) / images);
  const {mean, sd} = spread(shares);
  return {images, mean, sd, interval: accuracyInterval(shares, images)};
}
