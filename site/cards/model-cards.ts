import type {DatasetName, Group, Headline, Views} from '../../experiments/artifacts/schema.ts';
import {datasetNames, descriptionOf, isOwn, report} from '../records/datasets.ts';
import {finishedTrials} from '../records/finished-trials.ts';
import type {Records} from '../records/records.ts';
import {configurationOf, type Fact} from '../records/runs.ts';
import {modelTitle} from '../records/studies.ts';
import {numberAt} from '../records/values.ts';
import {describeViews, ensembleOf, viewsOf} from '../records/views.ts';
import {type Handout, predictionFiles, validationImages, weightFile} from './handouts.ts';
import {type CardLayer, cardLayers, readingRules} from './layers.ts';
import {gapOf, viewedPlace} from './places.ts';

/** What somebody who thinks of using a model should know of it. All numbers are those of the records. */
export interface ModelCard {
  name: string;
  title: string;
  architecture: string; // family
  parameters: number;
  layers: CardLayer[]; // none of an ensemble
  reading: string[]; // how to read a file of weights, and what goes in and comes out; nothing of an ensemble
  intendedUse: string[];
  notFor: string[];
  limits: string[];
  on: OnDataset[];
}

/** A model on one data set. An accuracy's `sd` is null where there are no seeds to differ. */
export interface OnDataset {
  dataset: DatasetName;
  title: string; // of the data set
  classNames: string[]; // by label
  seeds: number | null; // null: an ensemble
  members: Member[]; // of an ensemble, whose answer is the mean of their probabilities
  views: 'one' | 'several'; // of each image, for the accuracies below
  severalViews: (Views & {testAccuracy: number; words: string}) | null; // what the same networks reach by them; null: not measured
  training: Pick<Fact, 'name' | 'text'>[]; // of one seed; none of an ensemble
  validationAccuracy: Accuracy<Headline[number]['validationAccuracy']>;
  testAccuracy: Accuracy<Headline[number]['testAccuracy']>; // low and high: its 95 % interval over seeds and images
  weakestClasses: {name: string; label: number; recall: number; precision: number | null; f1: number}[]; // lowest F1 first; none where it was not counted
  calibration: {temperature: number; errorBefore: number; errorAfter: number} | null; // null: not measured
  gap: number | null; // training accuracy less validation accuracy; null: not measured
  files: Handout[]; // of an ensemble those that are averaged
  validationImages: string | null; // path of the list of the images that the validation probabilities are of; null: not made
}

type Accuracy<Recorded extends {sd: number}> = Omit<Recorded, 'sd'> & {sd: number | null};

/** A network of an ensemble. */
export interface Member {
  model: string;
  title: string;
  seed: number;
  key: string; // of the run
  views: 'one' | 'several';
}

const intendedUse = [
  'To see what a network of this kind makes of small images, and to check the statements of this report.',
  'As a point of comparison for other networks on the same images and the same splits.',
];

const notFor = [
  isOwn
    ? 'Naming garments or reading digits in earnest: it has seen nothing but centred images of 28 by 28 pixels, of one source each.'
    : `Naming ${report.datasets.map(({many}) => many).join(' or ')} in earnest: it has seen nothing but small images, of one source each.`,
  'Any decision about people.',
];

const limits = [
  'It answers one of the names that it knows whatever it is shown, also where none is right.',
  'Its accuracy holds for images from the source of its training images. Spoiled or shifted ones are named worse.',
  `The ${isOwn ? 'official ' : ''}labels were taken for the truth; some ${isOwn ? 'are' : 'may be'} wrong.`,
  `The test images were read once for each seed and chose nothing${isOwn ? ', but the fields of others have been tuned on them for years' : ''}.`,
];

/** The names of all models that were finally chosen, networks before ensembles. */
export function finalModels({headline}: Pick<Records, 'headline'>): string[] {
  return [...new Set(headline.map(({model}) => model))];
}

/** The same without those that are another name for the same runs, as where two studies train a network as long. */
export function distinctModels(records: Records): string[] {
  const runs = (model: string) =>
    datasetNames.flatMap((dataset) => runsOf(records, groupOf(records, dataset, model))).join(' ') || model;
  return [...Map.groupBy(finalModels(records), runs).values()].map(([first]) => first!);
}

/** The card of one model. Throws where the headline does not have it. */
export function modelCard(records: Records, name: string): ModelCard {
  const rows = records.headline.filter(({model}) => model === name);
  const [first] = rows;
  if (!first) throw new Error(`unknown model: ${name} (expected one of ${finalModels(records).join(', ')})`);
  const layers = layersOf(records, first.dataset, name);
  return {
    name,
    title: modelTitle(records, name),
    architecture: first.architecture,
    parameters: first.parameters,
    layers,
    reading: layers.length > 0 ? readingRules : [],
    intendedUse,
    notFor,
    limits,
    on: datasetNames.flatMap((dataset) => rows.filter((row) => row.dataset === dataset).map((row) => on(records, row))),
  };
}

function layersOf(records: Records, dataset: DatasetName, model: string): CardLayer[] {
  const group = groupOf(records, dataset, model);
  const [config] = runsOf(records, group).map((key) => records.trials[key]!.result.trial.model);
  return group && config ? cardLayers(config, descriptionOf(records, dataset).shape, group.layers) : [];
}

function on(records: Records, {dataset, model, seeds, ...row}: Headline[number]): OnDataset {
  const keys = runsOf(records, groupOf(records, dataset, model));
  const members = membersOf(records, dataset, model);
  const shared = new Set(['Seed', 'Digest of the data']);
  const facts = keys[0] ? configurationOf(records, keys[0]) : [];
  const alone = members.length > 0 || seeds < 2;
  return {
    dataset,
    title: descriptionOf(records, dataset).title,
    classNames: descriptionOf(records, dataset).classNames,
    seeds: members.length > 0 ? null : seeds,
    members,
    views: viewsOf(records, dataset, model),
    severalViews: severalViews(records, dataset, model),
    training: facts.filter(({name, code}) => !code && !shared.has(name)).map(({name, text}) => ({name, text})),
    validationAccuracy: {...row.validationAccuracy, ...(alone && {sd: null})},
    testAccuracy: {...row.testAccuracy, ...(alone && {sd: null})},
    weakestClasses: weakestClasses(records, dataset, model),
    calibration: calibrationOf(records, dataset, model),
    gap: gapOf(records, dataset, model)?.gap.mean ?? null,
    files: [
      ...keys.flatMap((key) => [weightFile(records, key) ?? [], predictionFiles(records, key)].flat()),
      ...members.flatMap((member) => averagedFiles(records, member)),
    ],
    validationImages: [...keys, ...members.map(({key}) => key)].map((key) => validationImages(records, key))[0] ?? null,
  };
}

/** The runs of a group that were scored on test images. */
function runsOf({trials}: Records, group: Group | undefined): string[] {
  return group ? finishedTrials(group).filter((key) => trials[key]?.result.test) : [];
}

function membersOf(records: Records, dataset: DatasetName, model: string): Member[] {
  return (ensembleOf(records, dataset, model)?.members ?? []).map(({viewed, ...member}) => ({
    ...member,
    title: modelTitle(records, member.model),
    views: viewed ? 'several' : 'one',
  }));
}

/** The probabilities of a member that go into the mean. */
function averagedFiles(records: Records, {key, views}: Member): Handout[] {
  return predictionFiles(records, key).filter(({kind}) => kind.endsWith('views') === (views === 'several'));
}

function severalViews(records: Records, dataset: DatasetName, model: string): OnDataset['severalViews'] {
  const place = viewedPlace(records, dataset, model);
  const [key] = runsOf(records, groupOf(records, dataset, model));
  const views = key && records.trials[key]!.result.trial.views;
  return place && views ? {...views, testAccuracy: numberAt(records, place), words: describeViews(views)} : null;
}

/** The group of a final model on one data set; an ensemble has none. */
function groupOf({studies}: Records, dataset: DatasetName, model: string): Group | undefined {
  return Object.values(studies)
    .flatMap(({groups}) => groups)
    .find((group) => group.dataset === dataset && group.model === model && group.test);
}

function weakestClasses({findings, datasets}: Records, dataset: DatasetName, model: string) {
  const row = findings.classes?.models.find((each) => each.dataset === dataset && each.model === model);
  const scores = (row?.classes ?? []).map(({recall, precision, f1}, label) => ({
    name: descriptionOf({datasets}, dataset).classNames[label]!,
    label,
    recall: recall.value,
    precision: precision?.value ?? null,
    f1: f1.value,
  }));
  return scores.sort((a, b) => a.f1 - b.f1).slice(0, 3);
}

function calibrationOf({findings}: Records, dataset: DatasetName, model: string): OnDataset['calibration'] {
  const ofModel = findings.calibration?.models.find((row) => row.dataset === dataset && row.model === model)?.plain;
  const scores = ofModel ?? ensembleOf({findings}, dataset, model)?.mean.calibration;
  if (!scores) return null;
  const {temperature, before, after} = scores;
  return {
    temperature: temperature.mean,
    errorBefore: before.calibrationError.mean,
    errorAfter: after.calibrationError.mean,
  };
}
