import type {DatasetName, LabelErrors, NearDuplicatesFinding} from '../../../experiments/artifacts/schema.ts';
import {write} from '../../format/numbers.ts';
import {foundTile} from '../../images/crops.ts';
import {datasetNames, descriptionOf, isOwn} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {numberAt, type Quote} from '../../records/values.ts';
import {say} from '../../report/phrases.ts';
import {base, fromSubject, hasOthers, isOne, manyOf, numbered, subject} from '../../report/sets.ts';
import {decimal, text} from '../../tables/columns.ts';
import type {Figure} from '../figure.ts';
import {classCell, classNameOf, foundPairs, imageCell, imageColumn, shortName} from '../images.ts';
import {found} from '../sources.ts';
import type {TileGroup} from '../tiles.ts';

type Judged = LabelErrors['datasets'][number];
type Judgement = NonNullable<Judged['test']>;

/** What confident learning says of the test labels of one data set; nothing until a fold has run. */
export function suspectsOf(records: Records, dataset: DatasetName): Judgement | null {
  return judgedOf(records, dataset)?.test ?? null;
}

function judgedOf({findings}: Records, dataset: DatasetName): Judged | undefined {
  return findings['label-errors']?.datasets.find((row) => row.dataset === dataset);
}

const suspectCount = (dataset: DatasetName, split = 'test'): Quote => ({
  at: `findings/label-errors#datasets.${dataset}.${split}.suspects`,
  as: 'count',
});

/** Test images whose label may be wrong. */
export const suspects: Figure = {
  id: 'suspects',
  ready: (records) => datasetNames.every((dataset) => suspectsOf(records, dataset)),
  title(records) {
    const countOf = (dataset: DatasetName) => numberAt(records, suspectCount(dataset).at);
    if (hasOthers && countOf(subject) <= countOf(base))
      return say`Labels of ${manyOf(subject)} are no more suspect than those of ${manyOf(base)}: ${suspectCount(subject)} and ${suspectCount(base)}`;
    if (!hasOthers && shownJudgements(records, subject).length > 1)
      return say`The labels of ${suspectCount(subject)} test ${manyOf(subject)} and of ${suspectCount(subject, 'training')} to train on are under suspicion`;
    return fromSubject(
      (dataset) =>
        say`${suspectCount(dataset)} ${isOne(records, suspectCount(dataset)) ? 'label' : 'labels'} of test ${manyOf(dataset)} ${isOne(records, suspectCount(dataset)) ? 'is' : 'are'} under suspicion`,
      (dataset) => say`${suspectCount(dataset)} of test ${manyOf(dataset)}`,
      ', and ',
    );
  },
  finding: () => say`In bold the recorded label, below it the one that networks find likelier.`,
  rest: () =>
    say`Networks that were trained on four fifths of the training images judge the rest. Test images are judged by five of them together, so that nearly all must agree. Those come first where the two labels are furthest apart.`,
  alternative: (records) =>
    `A grid of images for each data set, each with its label and a likelier one. ${datasetNames
      .map(
        (dataset) => `${descriptionOf(records, dataset).title}: ${suspectsOf(records, dataset)!.worst.length} images.`,
      )
      .join(' ')}`,
  table: (records) => ({
    columns: [
      text('Data set'),
      imageColumn(isOwn ? 'Test image' : 'Image'),
      text('Label'),
      text('Likelier'),
      decimal('Margin', 3),
    ],
    rows: datasetNames.flatMap((dataset) =>
      shownJudgements(records, dataset).flatMap(({worst, sheet}) =>
        worst.map(({likely, margin}, place) => [
          descriptionOf(records, dataset).title,
          imageCell(dataset, sheet.images[place]!),
          classCell(records, dataset, sheet.images[place]!),
          classCell(records, dataset, {label: likely}),
          margin,
        ]),
      ),
    ),
  }),
  sources: (records) => found(records, ['label-errors']),
  tiles(records, dataset) {
    const [ofTest, ...others] = shownJudgements(records, dataset).map((judgement) =>
      suspectTiles(records, dataset, judgement),
    );
    if (others.length === 0) return [ofTest!];
    return [{...ofTest!, title: 'Test images'}, ...others.map((each) => ({...each, title: 'Training images'}))];
  },
};

/** Of the test images; in a report of other data, whose labels its reader may mend, of the training images too. */
function shownJudgements(records: Records, dataset: DatasetName): Judgement[] {
  const {test, training} = judgedOf(records, dataset)!;
  return [test!, ...(!isOwn && training?.suspects ? [training] : [])];
}

function suspectTiles(records: Records, dataset: DatasetName, {worst, sheet}: Judgement): TileGroup {
  const tiles = worst.slice(0, 20).map(({likely}, place) => {
    const image = sheet.images[place]!;
    return {
      pictures: [{crop: foundTile(records, dataset, 'label-errors', sheet, place)}],
      names: [classNameOf(records, dataset, image)],
      stands: true,
      notes: [`→ ${classNameOf(records, dataset, {label: likely})}`, shortName(dataset, image)],
    };
  });
  return {layout: 'five', tiles, none: 'No label is under suspicion.'};
}

type Twins = NearDuplicatesFinding['datasets'][number];

/** The near-duplicates of one data set. */
export function twinsOf({findings}: Records, dataset: DatasetName): Twins | undefined {
  return findings['near-duplicates']?.datasets.find((row) => row.dataset === dataset);
}

const twin = (dataset: DatasetName, field: string, as: Quote['as'] = 'count'): Quote => ({
  at: `findings/near-duplicates#datasets.${dataset}.${field}`,
  as,
});

/** Test images beside their twins among the training images. */
export const nearDuplicates: Figure = {
  id: 'near-duplicates',
  ready: (records) => datasetNames.every((dataset) => twinsOf(records, dataset)),
  title: (records) =>
    fromSubject(
      (dataset) =>
        say`${numbered(records, twin(dataset, 'count'), dataset, 'test ')} ${isOne(records, twin(dataset, 'count')) ? 'has' : 'have'} a twin among the training images`,
      (dataset) => say`${twin(dataset, 'count')} of the ${manyOf(dataset)}`,
      ', and ',
    ),
  finding: (records) =>
    say`A test image, its twin ${isOwn ? 'in the training file' : 'among the training images'}, and the correlation of their pixels. Of the pairs of ${manyOf(subject)}, ${twin(subject, 'differentLabels')} ${isOne(records, twin(subject, 'differentLabels')) ? 'carries' : 'carry'} two different labels.`,
  rest: () =>
    say`Two images are twins if their likeness stands out among that of the nearest images by more than chance allows, and their pixels have a correlation of ${{at: 'findings/near-duplicates#criterion.least', as: 'decimal', digits: 1}} or more.`,
  alternative: (records) =>
    `Pairs of nearly equal images. ${datasetNames
      .map((dataset) => `${descriptionOf(records, dataset).title}: ${twinsOf(records, dataset)!.count}.`)
      .join(' ')}`,
  table: (records) => ({
    columns: [
      text('Data set'),
      imageColumn('Test image'),
      text('Class'),
      imageColumn('Training image'),
      text('Its class'),
      decimal('Correlation'),
    ],
    rows: datasetNames.flatMap((dataset) =>
      twinsOf(records, dataset)!.pairs.map(({index, label, twin: other, correlation}) => [
        descriptionOf(records, dataset).title,
        imageCell(dataset, {split: 'test', index}),
        classCell(records, dataset, {label}),
        imageCell(dataset, other),
        classCell(records, dataset, other),
        correlation,
      ]),
    ),
  }),
  sources: (records) => found(records, ['near-duplicates']),
  tiles(records, dataset) {
    const {sheet, pairs} = twinsOf(records, dataset)!;
    const shown = pairs.slice(0, Math.min(8, sheet.images.length / 2));
    const notes = shown.map(({correlation}) => write(correlation, 'decimal', 3));
    return [foundPairs(records, dataset, {finding: 'near-duplicates', sheet, notes})];
  },
};
