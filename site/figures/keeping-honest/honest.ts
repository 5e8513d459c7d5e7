import type {DatasetName} from '../../../experiments/artifacts/schema.ts';
import {write} from '../../format/numbers.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import {type Example, exampleOf} from '../../records/inside.ts';
import type {Records} from '../../records/records.ts';
import {groupsIn} from '../../records/studies.ts';
import {comesIn} from '../../records/views.ts';
import {capitalize, list, say} from '../../report/phrases.ts';
import {about, joined, manyOf, onSet} from '../../report/sets.ts';
import {count, decimal, text} from '../../tables/columns.ts';
import type {Figure} from '../figure.ts';
import {classNameOf} from '../images.ts';
import {found, runsOfStudies} from '../sources.ts';

/** What dropout may leave of the hidden layer of an opened network at one step: which units stay, and the class's score. */
export interface Half {
  title: string;
  responses: number[]; // of all units; those that stay are doubled
  score: number;
}

/** All units, then those at odd places and those at even places. Which units a real step leaves is drawn by lot. */
export function halvesOf({worked: {hidden, score}}: Example): Half[] {
  const half = (title: string, factorOf: (unit: number) => number): Half => ({
    title,
    responses: hidden.responses.map((response, unit) => response * factorOf(unit)),
    score: score.bias + score.products.reduce((sum, product, unit) => sum + product * factorOf(unit), 0),
  });
  return [
    half('All units', () => 1),
    half('One half', (unit) => (unit % 2 === 0 ? 2 : 0)),
    half('The other half', (unit) => (unit % 2 === 1 ? 2 : 0)),
  ];
}

/** What dropout does to one layer, with the numbers of an opened network. */
export const droppedUnits: Figure = {
  id: 'dropped-units',
  body: 'each',
  ready: (records) => datasetNames.every((dataset) => exampleOf(records, dataset)),
  title(records) {
    const scores = datasetNames.map((dataset, place) => {
      const example = exampleOf(records, dataset)!;
      const [, one, other] = halvesOf(example).map(({score}) => write(score, 'decimal', 2));
      const name = classNameOf(records, dataset, {label: example.worked.score.label});
      return place === 0
        ? `One half of the units gives this ${name} a score of ${one}, the other half ${other}`
        : `this ${name} ${one} and ${other}`;
    });
    return say`${scores.join('; ')}`;
  },
  finding: () =>
    say`The 32 numbers of the hidden layer for one test image each, the fuller the larger, and the score that they give the class that was named. In a step of training, dropout sets a random half to 0 and doubles the rest. Here the halves are every other unit, so that both can be seen: their scores’ mean is the score of all.`,
  alternative: () => 'For each data set three rows of 32 cells: all units, every other one, and the rest.',
  table: (records) => ({
    columns: [
      text('Data set'),
      count('Unit'),
      decimal('Response', 3),
      decimal('Weight in the score'),
      decimal('Product'),
    ],
    rows: examplesOf(records).flatMap(({dataset, example: {worked}}) =>
      worked.hidden.responses.map((response, unit) => [
        descriptionOf(records, dataset).title,
        unit + 1,
        response,
        worked.score.weights[unit]!,
        worked.score.products[unit]!,
      ]),
    ),
  }),
  sources: (records) => found(records, ['inside']),
};

/** The factor of L2 in the comparison of NN and CNN; nothing while no run with it has finished. */
export function penaltyFactor({trials}: Records): number | undefined {
  return Object.values(trials).find(({result}) => result.trial.training.l2 !== undefined)?.result.trial.training.l2;
}

/** The squares of one kernel's nine weights, and what L2 adds to the loss for them. */
export function squaresOf({worked}: Example, factor: number): {squares: number[]; sum: number; penalty: number} {
  const squares = worked.convolution.kernel.map((weight) => weight ** 2);
  const sum = squares.reduce((total, square) => total + square, 0);
  return {squares, sum, penalty: sum * factor};
}

/** What L2 charges for one kernel. */
export const squaredWeights: Figure = {
  id: 'squared-weights',
  body: 'each',
  ready: (records) =>
    penaltyFactor(records) !== undefined && datasetNames.every((dataset) => exampleOf(records, dataset)),
  title(records) {
    const shares = datasetNames.map((dataset, place) => {
      const {squares, sum} = squaresOf(exampleOf(records, dataset)!, penaltyFactor(records)!);
      const share = write(Math.max(...squares) / sum, 'percent', 0);
      return say`${share}${place === 0 ? ' of the price of this kernel' : ''}${onSet(dataset)}`;
    });
    return say`The largest weight makes up ${joined(shares, ', and ')}`;
  },
  finding: (records) =>
    say`A kernel of the first layer, each of its weights times itself, and the sum of these squares times the factor of L2, ${write(penaltyFactor(records)!, 'decimal', 3)}. The network was trained without L2: this is what it would have had to pay.`,
  alternative: () => 'For each data set a table of weights and a table of their squares.',
  table: (records) => ({
    columns: [text('Data set'), count('Place in the kernel'), decimal('Weight', 3), decimal('Square')],
    rows: examplesOf(records).flatMap(({dataset, example}) =>
      example.worked.convolution.kernel.map((weight, place) => [
        descriptionOf(records, dataset).title,
        place + 1,
        weight,
        weight ** 2,
      ]),
    ),
  }),
  sources: (records) => [...found(records, ['inside']), ...runsOfStudies(records, ['nn-against-cnn'])],
};

/** By how many pixels the small network of today has its training images moved; nothing while no run has finished. */
export function shiftOf(records: Records): number | undefined {
  const keys = groupsIn(records, 'small-airbench').flatMap(({trials}) => trials.map(({key}) => key));
  const trained = keys.flatMap((key) => records.trials[key]?.result.trial.training.augmentation ?? []);
  return trained[0]?.translation;
}

/** A way to change an image: moved by whole pixels, mirrored or not. */
export interface Change {
  down: number;
  right: number;
  mirrored: boolean;
}

/** Every way in which an image may be moved by up to `shift` pixels, row by row. */
export function shifts(shift: number): Change[] {
  const steps = Array.from({length: 2 * shift + 1}, (_, step) => step - shift);
  return steps.flatMap((down) => steps.map((right) => ({down, right, mirrored: false})));
}

/** What augmentation makes of one training image. */
export const changedImages: Figure = {
  id: 'changed-images',
  body: 'each',
  ready: (records) => shiftOf(records) !== undefined,
  title(records) {
    const ways = shifts(shiftOf(records)!).length;
    return say`Moving makes ${String(ways)} images of one, and mirroring ${String(2 * ways)}, where a mirrored image keeps its name`;
  },
  finding: (records) =>
    say`One training image of each set, moved by up to ${write(shiftOf(records)!, 'count')} pixel in each direction, and below it mirrored. What is moved out is lost; what comes in is ${comesIn}. ${mirroredWords(records)}${about('mnist', say`: a mirrored 7 is none`)}.`,
  alternative: (records) =>
    `For each data set ${shifts(shiftOf(records)!).length} pictures of one image at slightly different places, and one mirrored.`,
  table: (records) => ({
    columns: [text('Data set'), count('Pixels down'), count('Pixels right'), text('Mirrored in training')],
    rows: datasetNames.flatMap((dataset) =>
      shifts(shiftOf(records)!).map(({down, right}) => [
        descriptionOf(records, dataset).title,
        down,
        right,
        isMirrored(records, dataset) ? 'every other epoch' : 'never',
      ]),
    ),
  }),
  sources: (records) => runsOfStudies(records, ['small-airbench']),
};

/** Whether the small network of today has had mirrored images of a data set in training. */
export function isMirrored(records: Records, dataset: DatasetName): boolean {
  const keys = groupsIn(records, 'small-airbench')
    .filter((group) => group.dataset === dataset)
    .flatMap(({trials}) => trials.map(({key}) => key));
  return keys.some((key) => (records.trials[key]?.result.trial.training.augmentation?.flip ?? 'none') !== 'none');
}

/** "Clothes are mirrored in training, digits are not". */
function mirroredWords(records: Records): string {
  const [yes, no] = [true, false].map((mirrored) =>
    list(datasetNames.filter((dataset) => isMirrored(records, dataset) === mirrored).map(manyOf)),
  );
  if (!yes) return `${capitalize(no!)} are not mirrored in training`;
  return `${capitalize(yes)} are mirrored in training${no ? `, ${no} are not` : ''}`;
}

function examplesOf(records: Records): {dataset: DatasetName; example: Example}[] {
  return datasetNames.flatMap((dataset) => {
    const example = exampleOf(records, dataset);
    return example ? [{dataset, example}] : [];
  });
}
