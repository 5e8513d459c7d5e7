import type {DatasetName} from '../../../experiments/artifacts/schema.ts';
import {below, type Part, words} from '../../drawings/part.ts';
import {write} from '../../format/numbers.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import {type Example, exampleOf} from '../../records/inside.ts';
import type {Records} from '../../records/records.ts';
import {say} from '../../report/phrases.ts';
import {count, decimal, text} from '../../tables/columns.ts';
import type {Figure} from '../figure.ts';
import {classNameOf, imageName} from '../images.ts';
import {found} from '../sources.ts';
import {eachSet} from '../stills.ts';
import {examplesOf} from './examples.ts';

/** What dropout may leave of the hidden layer of an opened network at one step: which units stay, and the class's score. */
export interface Half {
  title: string;
  responses: number[]; // of all units; those that stay are doubled
  score: number;
}

/** All units, then those at odd places and those at even places. Which units a real step leaves is drawn at random. */
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
      const [, one, other] = halvesOf(example).map(({score}) => write(score, 'decimal', 1));
      const name = classNameOf(records, dataset, {label: example.worked.score.label});
      return place === 0
        ? `By half of its units the network scores this ${name} at ${one}, by the others at ${other}`
        : `this ${name} at ${one} and ${other}`;
    });
    return say`${scores.join('; ')}`;
  },
  finding: () =>
    say`The 32 numbers of the hidden layer for a test image, the fuller the larger, and the score that they give its class. In training the half is drawn at random; here it is every other unit.`,
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
  still: (records) => eachSet(records, (dataset) => halvesPart(records, dataset)),
};

/** Which image the numbers are of, and what hollow cells mean. */
export function unitWords(records: Records, dataset: DatasetName, {worked}: Example): string {
  const name = classNameOf(records, dataset, {label: worked.score.label});
  return `${name}, ${imageName(dataset, worked.image)}. Hollow cells are 0, dropped or by ReLU.`;
}

/** How full each cell is, 0 ... 1 by the largest of all halves; nothing where the unit gives 0. */
export function fillings(halves: readonly Half[]): (number | undefined)[][] {
  const largest = Math.max(...halves.flatMap(({responses}) => responses));
  return halves.map(({responses}) =>
    responses.map((response) => (response === 0 ? undefined : 0.15 + (0.85 * response) / largest)),
  );
}

const room = 420; // pixels for all units

function halvesPart(records: Records, dataset: DatasetName): Part {
  const example = exampleOf(records, dataset)!;
  const halves = halvesOf(example);
  const rows = fillings(halves).map((row, place) => {
    const {title, score, responses} = halves[place]!;
    const cells = row.map((opacity) =>
      opacity === undefined ? {stroke: 'var(--rule)'} : {fill: 'var(--cnn)', opacity},
    );
    const matrix = {kind: 'matrix' as const, cells: [cells], size: [room / responses.length - 2, 22] as const, gap: 2};
    return below([words(`${title}: score ${write(score, 'decimal', 3)}`, 'name'), matrix], 4);
  });
  return below([...rows, words(unitWords(records, dataset, example), 'note')], 14);
}
