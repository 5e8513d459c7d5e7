import {encodeHalf} from '../../../experiments/artifacts/half-precision.ts';
import type {DatasetName, Result} from '../../../experiments/artifacts/schema.ts';
import type {Evidence, FinishedTrial} from '../../../experiments/findings/finding.ts';
import type {Study} from '../../../experiments/studies/study.ts';
import {grey28} from '../shapes.ts';

/** What stands in for the test images: so many of each of the ten classes, in turn. */
export const labels = Uint8Array.from({length: 500}, (_, image) => image % 10);

/** A finished trial of a final model that takes images for a class each; `viewed` likewise by several views. */
export function finalTrial(
  [dataset, name, seed]: readonly [DatasetName, string, number],
  predict: (image: number) => number,
  viewed?: (image: number) => number,
): FinishedTrial {
  const study: Study = {name: 'made-up', title: '', question: '', final: true, configurations: [], seeds: []};
  const model = {
    name,
    title: name.toUpperCase(),
    architecture: 'NN',
    config: {kind: 'dense', hiddenUnits: [], dropoutRate: 0} as const,
  };
  const files: Record<string, Uint8Array> = {'test-probabilities.f16': probabilities(predict)};
  if (viewed) files['viewed-test-probabilities.f16'] = probabilities(viewed);
  const made = {
    study,
    configuration: {dataset, model},
    seed,
    key: `${dataset} ${name} ${seed}`,
    result: {
      test: {confusion: confusionOf(predict)},
      ...(viewed && {viewed: {test: {confusion: confusionOf(viewed)}}}),
    } as unknown as Result,
    read: async (file: string) => files[file]!,
  };
  return made as unknown as FinishedTrial;
}

/** All that a finding may look at: these trials. */
export function evidenceOf(trials: readonly FinishedTrial[], planned = trials.length): Evidence {
  return {
    trials,
    planned,
    load: () => Promise.reject(new Error('not to be looked at')),
    loadTest: async () => ({shape: grey28, images: new Uint8Array(), labels, indices: new Uint32Array()}),
  } as unknown as Evidence;
}

function probabilities(predict: (image: number) => number): Uint8Array {
  const values = new Float32Array(labels.length * 10);
  labels.forEach((_, image) => {
    values[image * 10 + predict(image)] = 1;
  });
  return encodeHalf(values);
}

function confusionOf(predict: (image: number) => number): number[][] {
  const confusion = Array.from({length: 10}, () => new Array<number>(10).fill(0));
  labels.forEach((label, image) => {
    confusion[label]![predict(image)]!++;
  });
  return confusion;
}
