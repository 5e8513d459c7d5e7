import {corruptionErrors} from '../analysis/images/corruption-error.ts';
import {type CorruptionName, corrupt, corruptions} from '../analysis/images/corruptions.ts';
import {correctImages} from '../analysis/predictions/correct-images.ts';
import {meanInterval} from '../analysis/statistics/intervals.ts';
import {roundTo} from '../analysis/statistics/rounding.ts';
import {sizeOf} from '../artifacts/data-shape.ts';
import type {Sheet} from '../artifacts/image-sheet.ts';
import {type Robustness, robustnessSchema} from '../artifacts/schema.ts';
import type {Split} from '../datasets/dataset.ts';
import {firstImages} from '../datasets/first-images.ts';
import {shapeOf} from '../datasets/index.ts';
import {buildNetwork} from '../models/index.ts';
import {networkCost} from '../models/summarize.ts';
import {randomGenerator} from '../random.ts';
import type {Finding, FinishedTrial} from './finding.ts';
import {keptTrials, type Opened, probabilitiesOf, withNetworks} from './kept-network.ts';

// About 8 tera-operations a data set: some minutes of one core.

type DatasetRecord = Robustness['datasets'][number];
type ModelRecord = DatasetRecord['models'][number];

const imageCount = 2_000; // the first of the test images
const mostMultiplyAdds = 50e6; // of an image: larger networks would take more than the rest together
const baselines = ['nn-512', 'nn-512-20-epochs']; // that others are measured against: the first that is there

/** How well final models do on test images that are spoiled, in ten ways at five strengths. */
export const robustness: Finding = {
  name: 'robustness',
  purpose: 'accuracy of final models on spoiled test images; nothing is chosen by it',
  schema: robustnessSchema,
  derivedFrom: 'weights',
  uses: ({study, configuration, seed}) =>
    study.final && seed === study.seeds[0] && cost(configuration) <= mostMultiplyAdds,
  async find(evidence) {
    const {encodeSheet} = await import('../artifacts/image-sheet.ts');
    const trials = keptTrials(evidence.trials);
    const records: DatasetRecord[] = [];
    const files: Record<string, Uint8Array> = {};
    for (const [dataset, ofDataset] of Map.groupBy(trials, ({configuration}) => configuration.dataset)) {
      const test = firstImages(await evidence.loadTest(dataset), imageCount);
      const file = `${dataset}.png`;
      files[file] = await encodeSheet(drawExample(test));
      const models = await withNetworks(ofDataset, (opened) => examine(opened, test));
      const example = {file, columns: 6, label: test.labels[0]!};
      records.push({dataset, images: test.labels.length, example, ...compare(models)});
    }
    return {record: {...describeCorruptions(), datasets: records}, files};
  },
};

function cost({dataset, model}: FinishedTrial['configuration']): number {
  return networkCost(buildNetwork(model.config, shapeOf(dataset))).multiplyAdds;
}

function describeCorruptions(): Pick<Robustness, 'corruptions'> {
  return {corruptions: corruptions.map(({name, strengths, unit}) => ({name, strengths: [...strengths], unit}))};
}

/** The images spoiled; what chance decides for an image is the same at every strength. */
function spoil(test: Split, name: CorruptionName, strength: number): Split {
  const images = new Uint8Array(test.images.length);
  const size = sizeOf(test.shape);
  for (const place of test.labels.keys()) {
    const random = randomGenerator('corruption', name, place);
    const image = test.images.subarray(place * size, (place + 1) * size);
    images.set(corrupt(image, test.shape, name, strength, random), place * size);
  }
  return {...test, images};
}

/** The first image as it is, and at each strength: one row a corruption. */
function drawExample(test: Split): Sheet {
  const first = firstImages(test, 1);
  const tiles = corruptions.flatMap(({name, strengths}) => [
    first.images,
    ...strengths.map((strength) => spoil(first, name, strength).images),
  ]);
  return {tiles, columns: 6, shape: test.shape};
}

type Examined = Omit<ModelRecord, 'errors' | 'meanError'>;

/** What each network gets right. */
async function examine(opened: readonly Opened[], test: Split): Promise<Examined[]> {
  const right = opened.map((): Uint8Array[][] => []); // [network][corruption][strength], 1 = right
  const judge = ({trained}: Opened, split: Split) =>
    probabilitiesOf(trained, split).then((probabilities) => correctImages(probabilities, split.labels));
  for (const {name, strengths} of corruptions) {
    for (const rows of right) rows.push([]);
    for (const strength of strengths) {
      const split = spoil(test, name, strength);
      for (const [place, each] of opened.entries()) right[place]!.at(-1)!.push(await judge(each, split));
    }
  }
  const clean: number[] = [];
  for (const each of opened) clean.push(share(await judge(each, test)));
  return opened.map(({trial}, place) => ({
    model: trial.configuration.model.name,
    title: trial.configuration.model.title,
    key: trial.key,
    clean: clean[place]!,
    spoiled: meanOver(right[place]!.flat()),
    accuracies: right[place]!.map((row) => row.map(share)),
  }));
}

function share(right: Uint8Array): number {
  return right.reduce((sum, each) => sum + each, 0) / right.length;
}

/** The mean over all corruptions and strengths; its interval is that of the images' own means. */
function meanOver(right: readonly Uint8Array[]): ModelRecord['spoiled'] {
  const means = Array.from(right[0]!, (_, image) => right.reduce((sum, row) => sum + row[image]!, 0) / right.length);
  const {low, high} = meanInterval(means);
  const value = means.reduce((sum, mean) => sum + mean, 0) / means.length;
  return {value: roundTo(value, 5), low: roundTo(Math.max(0, low), 5), high: roundTo(Math.min(1, high), 5)};
}

/** Adds how each model errs beside the baseline. */
function compare(models: readonly Examined[]): Pick<DatasetRecord, 'baseline' | 'models'> {
  const baseline = baselines.map((name) => models.find(({model}) => model === name)).find((model) => model);
  // errors are not told as multiples of none
  const measured = baseline?.accuracies.every((row) => row.some((accuracy) => accuracy < 1)) ? baseline : undefined;
  return {
    baseline: measured?.model ?? null,
    models: models.map((model) => {
      const errors = measured && corruptionErrors(model.accuracies, measured.accuracies);
      const mean = errors && errors.reduce((sum, error) => sum + error, 0) / errors.length;
      return {
        ...model,
        errors: errors?.map((error) => roundTo(error, 4)) ?? null,
        meanError: mean === undefined ? null : roundTo(mean, 4),
      };
    }),
  };
}
