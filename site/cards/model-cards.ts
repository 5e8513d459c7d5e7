import type {DatasetName, Ensembles, Group, Headline} from '../../experiments/artifacts/schema.ts';
import {datasetNames} from '../datasets.ts';
import type {Records} from '../records.ts';
import {configurationOf, type Fact} from '../runs.ts';
import {finishedTrials, modelTitle} from '../studies.ts';
import type {Quote} from '../values.ts';
import {type Handout, predictionFiles, weightFile} from './handouts.ts';

/** What somebody who thinks of using a model should know of it. All numbers are those of the records. */
export interface ModelCard {
  name: string;
  title: string;
  architecture: string; // family
  parameters: number;
  layers: Pick<Group['layers'][number], 'title' | 'outputShape' | 'parameters'>[]; // none of an ensemble
  members: string[]; // of an ensemble: models with their seeds
  intendedUse: string[];
  notFor: string[];
  limits: string[];
  on: OnDataset[];
}

/** A model on one data set. */
export interface OnDataset {
  dataset: DatasetName;
  title: string; // of the data set
  seeds: number;
  training: Pick<Fact, 'name' | 'text'>[]; // of one seed; none of an ensemble
  validationAccuracy: Headline[number]['validationAccuracy'];
  testAccuracy: Headline[number]['testAccuracy']; // low and high: its 95 % interval over seeds and images
  weakestClasses: {name: string; label: number; recall: number; f1: number}[]; // lowest F1 first; none where it was not counted
  calibration: {temperature: number; errorBefore: number; errorAfter: number} | null; // null: not measured
  gap: number | null; // training accuracy less validation accuracy; null: not measured
  files: Handout[];
}

const intendedUse = [
  'To see what a network of this kind makes of small grey images, and to check the statements of this report.',
  'As a point of comparison for other networks on the same images and the same splits.',
];

const notFor = [
  'Naming garments or reading digits in earnest: it has seen nothing but centred images of 28 by 28 pixels, of one source each.',
  'Any decision about people.',
];

const limits = [
  'It answers one of ten names whatever it is shown, also where none is right.',
  'Its accuracy holds for images from the source of its training images. Spoiled or shifted ones are named worse.',
  'The official labels were taken for the truth; some are wrong.',
  'The test images were read once for each seed and chose nothing, but the fields of others have been tuned on them for years.',
];

/** The names of all models that were finally chosen, networks before ensembles. */
export function finalModels({headline}: Pick<Records, 'headline'>): string[] {
  return [...new Set(headline.map(({model}) => model))];
}

/** The card of one model. Throws where the headline does not have it. */
export function modelCard(records: Records, name: string): ModelCard {
  const rows = records.headline.filter(({model}) => model === name);
  const [first] = rows;
  if (!first) throw new Error(`unknown model: ${name} (expected one of ${finalModels(records).join(', ')})`);
  const layers = groupOf(records, first.dataset, name)?.layers ?? [];
  return {
    name,
    title: modelTitle(records, name),
    architecture: first.architecture,
    parameters: first.parameters,
    layers: layers.map(({title, outputShape, parameters}) => ({title, outputShape, parameters})),
    members: first.members ?? [],
    intendedUse,
    notFor,
    limits,
    on: datasetNames.flatMap((dataset) => rows.filter((row) => row.dataset === dataset).map((row) => on(records, row))),
  };
}

function on(records: Records, {dataset, model, seeds, validationAccuracy, testAccuracy}: Headline[number]): OnDataset {
  const group = groupOf(records, dataset, model);
  const keys = group ? finishedTrials(group).filter((key) => records.trials[key]?.result.test) : [];
  const shared = new Set(['Seed', 'Digest of the data']);
  const facts = keys[0] ? configurationOf(records, keys[0]) : [];
  return {
    dataset,
    title: records.datasets[dataset].title,
    seeds,
    training: facts.filter(({name, code}) => !code && !shared.has(name)).map(({name, text}) => ({name, text})),
    validationAccuracy,
    testAccuracy,
    weakestClasses: weakestClasses(records, dataset, model),
    calibration: calibrationOf(records, dataset, model),
    gap: gapOf(records, dataset, model)?.gap.mean ?? null,
    files: keys.flatMap((key) =>
      [weightFile(records, key), ...predictionFiles(records, key)].flatMap((file) => file ?? []),
    ),
  };
}

/** The group of a final model on one data set; an ensemble has none. */
function groupOf({studies}: Records, dataset: DatasetName, model: string): Group | undefined {
  return Object.values(studies)
    .flatMap(({groups}) => groups)
    .find((group) => group.dataset === dataset && group.model === model && group.test);
}

function weakestClasses({findings, datasets}: Records, dataset: DatasetName, model: string) {
  const row = findings.classes?.models.find((each) => each.dataset === dataset && each.model === model);
  const scores = (row?.classes ?? []).map(({recall, f1}, label) => ({
    name: datasets[dataset].classNames[label]!,
    label,
    recall: recall.value,
    f1: f1.value,
  }));
  return scores.sort((a, b) => a.f1 - b.f1).slice(0, 3);
}

/** Where the records tell how a model is calibrated; nothing where it was not measured. */
export function calibrationPlace({findings}: Records, dataset: DatasetName, model: string): string | undefined {
  const isRow = (row: {dataset: string; model?: string; name?: string}) =>
    row.dataset === dataset && (row.model ?? row.name) === model;
  if (findings.calibration?.models.some(isRow)) return `findings/calibration#models.${dataset}/${model}.plain`;
  if (findings.ensembles?.ensembles.some(isRow))
    return `findings/ensembles#ensembles.${dataset}/${model}.mean.calibration`;
  return undefined;
}

function calibrationOf({findings}: Records, dataset: DatasetName, model: string): OnDataset['calibration'] {
  const ofModel = findings.calibration?.models.find((row) => row.dataset === dataset && row.model === model)?.plain;
  const isEnsemble = (row: Ensembles['ensembles'][number]) => row.dataset === dataset && row.name === model;
  const scores = ofModel ?? findings.ensembles?.ensembles.find(isEnsemble)?.mean.calibration;
  if (!scores) return null;
  const {temperature, before, after} = scores;
  return {
    temperature: temperature.mean,
    errorBefore: before.calibrationError.mean,
    errorAfter: after.calibrationError.mean,
  };
}

function gapOf({findings}: Records, dataset: DatasetName, model: string) {
  return findings.overfitting?.groups.find((row) => row.dataset === dataset && row.model === model);
}

/** The gap of a model between training and validation images, quoted; nothing where it was not measured. */
export function gapQuote(records: Records, dataset: DatasetName, model: string): Quote | undefined {
  const row = gapOf(records, dataset, model);
  return row && {at: `findings/overfitting#groups.${row.study}/${dataset}/${model}.gap.mean`, as: 'points', digits: 2};
}
