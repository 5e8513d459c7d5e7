import {imageAt} from '../analysis/images/images.ts';
import {officialTraining} from '../analysis/images/official-training.ts';
import {correlationOf, criterion, findNearDuplicates} from '../analysis/neighbours/near-duplicates.ts';
import {judgeLabels, type LabelQuality, type Suspect} from '../analysis/predictions/confident-learning.ts';
import {roundTo} from '../analysis/statistics/rounding.ts';
import {type Cell, writeCsv} from '../artifacts/csv.ts';
import {encodeSheet} from '../artifacts/image-sheet.ts';
import {type DatasetName, type LabelErrors, labelErrorsSchema} from '../artifacts/schema.ts';
import type {Dataset, Split} from '../datasets/dataset.ts';
import {datasetNames} from '../datasets/index.ts';
import {outOfFold} from '../studies/out-of-fold.ts';
import {cleanedAccuracies, type LeftOut} from './cleaned-accuracies.ts';
import {finalModels, isFinal} from './final-models.ts';
import type {Evidence, Finding} from './finding.ts';
import {isFold, judgeTest, judgeTraining} from './fold-predictions.ts';

type OfDataset = LabelErrors['datasets'][number];
type Judgement = NonNullable<OfDataset['training']>;
type Files = Record<string, string | Uint8Array>;

const listed = 50; // of the training images' suspects; of the test images' all
const columns = 10;

/** Which labels may be wrong, and what every final model is worth without those test images, or without near-duplicates. */
export const labelErrors: Finding = {
  name: 'label-errors',
  purpose: 'test images whose labels may be wrong, by networks that have not trained on them; no label is changed',
  schema: labelErrorsSchema,
  derivedFrom: 'weights',
  uses: (trial) => isFold(trial) || isFinal(trial),
  async find(evidence) {
    const files: Files = {};
    const all: Cell[][] = [];
    const found: OfDataset[] = [];
    const accuracies: LabelErrors['accuracies'] = [];
    for (const dataset of datasetNames) {
      const [data, test] = [await evidence.load(dataset), await evidence.loadTest(dataset)];
      const {record, suspects, rows, sheets} = await findErrors(dataset, {data, test}, evidence);
      found.push(record);
      all.push(...rows);
      Object.assign(files, sheets);
      const models = finalModels(evidence.trials).filter((final) => final.dataset === dataset);
      if (models.length === 0) continue;
      const labels = {validation: data.validation.labels, test: test.labels};
      accuracies.push(...(await cleanedAccuracies(models, labels, await listLeftOut(data, test, suspects))));
    }
    files['suspects.csv'] = writeCsv(['data set', 'split', 'index', 'label', 'likely label', 'margin'], all);
    return {record: {criterion, datasets: found, accuracies}, files};
  },
};

/** The labels of one data set, as far as its folds have run, with the pictures and table rows that belong to them. */
async function findErrors(
  dataset: DatasetName,
  {data, test}: {data: Dataset; test: Split},
  {trials, load}: Evidence,
): Promise<{record: OfDataset; suspects: readonly Suspect[] | null; rows: Cell[][]; sheets: Files}> {
  const folds = trials.filter((trial) => isFold(trial) && trial.configuration.dataset === dataset);
  const planned = outOfFold.configurations.filter((configuration) => configuration.dataset === dataset).length;
  const counts = {dataset, folds: {finished: folds.length, planned}};
  if (folds.length === 0)
    return {record: {...counts, training: null, test: null}, suspects: null, rows: [], sheets: {}};
  const kept = new Set(data.validation.indices);
  const splitOf = (index: number) => (kept.has(index) ? 'validation' : 'training');
  const training = await judgeTraining(folds, load);
  const tested = await judgeTest(folds, test);
  const [ofTraining, ofTest] = [judgeLabels(training), judgeLabels(tested)];
  const described = [
    describeErrors(`${dataset}-training.png`, training, ofTraining, splitOf, listed),
    describeErrors(`${dataset}-test.png`, tested, ofTest, () => 'test', ofTest.suspects.length),
  ] as const;
  const sheets: Files = {};
  for (const {record, tiles} of described)
    sheets[record.sheet.file] = await encodeSheet({columns, shape: test.shape, tiles});
  return {
    record: {...counts, training: described[0].record, test: described[1].record},
    suspects: ofTest.suspects,
    rows: described.flatMap(({rows}) => rows.map((row) => [dataset, ...row])),
    sheets,
  };
}

function describeErrors(
  file: string,
  split: Split,
  {thresholds, confident, joint, suspects}: LabelQuality,
  splitOf: (index: number) => 'training' | 'validation' | 'test',
  count: number,
) {
  const {labels, indices} = split;
  const worst = suspects.slice(0, count);
  const reference = ({place}: Suspect) => ({
    split: splitOf(indices[place]!),
    index: indices[place]!,
    label: labels[place]!,
  });
  const perClass = confident.map((row, given) =>
    row.reduce((sum, each, label) => sum + (label === given ? 0 : each), 0),
  );
  const record: Judgement = {
    images: labels.length,
    thresholds: thresholds.map((threshold) => roundTo(threshold, 5)),
    confident,
    joint: joint.map((row) => row.map((share) => roundTo(share, 7))),
    errorRate: roundTo(1 - joint.reduce((sum, row, label) => sum + row[label]!, 0), 6),
    suspects: suspects.length,
    share: suspects.length / labels.length,
    perClass,
    worst: worst.map(({likely, margin}) => ({likely, margin: roundTo(margin, 4)})),
    sheet: {file, columns, images: worst.map(reference)},
  };
  return {
    record,
    tiles: worst.map(({place}) => imageAt(split, place)),
    rows: suspects.map((suspect) => {
      const {split, index, label} = reference(suspect);
      return [split, index, label, suspect.likely, roundTo(suspect.margin, 4)];
    }),
  };
}

async function listLeftOut(data: Dataset, test: Split, suspects: readonly Suspect[] | null): Promise<LeftOut> {
  const {twins, nearest} = await findNearDuplicates(officialTraining(data), test);
  const similar = [...nearest.keys()].filter((place) => correlationOf(nearest[place]!) >= criterion.correlation);
  return {
    nearDuplicates: new Set(twins.map(({place}) => place)),
    similar: new Set(similar),
    suspects: suspects && new Set(suspects.map(({place}) => place)),
  };
}
