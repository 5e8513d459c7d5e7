import type {DatasetName, Robustness} from '../../../experiments/artifacts/schema.ts';
import {headedPanels, type Line, type LineAxes} from '../../charts/line-panels.ts';
import {architectureColor} from '../../charts/theme.ts';
import {write} from '../../format/numbers.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {rowOf, shownCnn, shownNn} from '../../records/shown-models.ts';
import {architectureOf} from '../../records/studies.ts';
import type {Quote} from '../../records/values.ts';
import {say} from '../../report/phrases.ts';
import {onSet, subject} from '../../report/sets.ts';
import {percent, text} from '../../tables/columns.ts';
import type {Figure} from '../figure.ts';
import {found} from '../sources.ts';
import {spoiledOf, wordsOf} from './ways-to-spoil.ts';

type OfDataset = Robustness['datasets'][number];
type Row = OfDataset['models'][number] & {dataset: DatasetName};

const sources = (records: Records) => found(records, ['robustness']);

function rowsOf({findings}: Records): Row[] {
  return (findings.robustness?.datasets ?? []).flatMap(({dataset, models}) => models.map((row) => ({dataset, ...row})));
}

/** The NN on the spoiled images of a data set, and the CNN. */
function pairOf(records: Records, dataset: DatasetName): Row[] {
  const rows = rowsOf(records);
  const nn = spoiledOf(records, dataset)?.baseline ?? shownNn;
  return [nn, shownCnn(rows)].flatMap((model) => rowOf(rows, dataset, model) ?? []);
}

const ready = (records: Records) => shownCnn(rowsOf(records)) !== undefined;

const axes: LineAxes = {
  x: {title: 'Strength', domain: [0, 5], format: 'd', values: [0, 1, 2, 3, 4, 5]},
  y: {title: null, domain: [0, 1], format: '.0%', values: [0, 0.5, 1]},
  measure: 'right',
};

/** Accuracy of the NN and of the CNN by strength, one panel a way. */
export const robustness: Figure = {
  id: 'robustness',
  ready,
  title(records) {
    const worst = worstCorruption(records, subject);
    return say`Hardest for the CNN${onSet(subject)}: ${worst.name}. Accuracy falls from ${worst.clean} to ${worst.spoiled}`;
  },
  finding(records) {
    const [nn, cnn] = pairOf(records, subject);
    const images = {at: `findings/robustness#datasets.${subject}.images`, as: 'count' as const};
    return say`Accuracy on the first ${images} test images by the strength of the spoiling; 0 is the image as it is. Solid for ${cnn?.title ?? 'the CNN'}, dashed for ${nn?.title ?? 'the NN'}; one network each, of the first seed.`;
  },
  alternative: (records) =>
    `Panels with equal axes, one a way of spoiling, for each data set. ${datasetNames
      .flatMap((dataset) => pairOf(records, dataset))
      .map(
        ({dataset, title, clean, spoiled}) =>
          `${title} on ${dataset}: ${write(clean, 'percent')} on clean and ${write(spoiled.value, 'percent')} on spoiled images.`,
      )
      .join(' ')}`,
  compares: (records) => rowsOf(records).map(({dataset, model}) => ({dataset, model, networks: 1})),
  table: (records) => ({
    columns: [
      text('Data set'),
      text('Model'),
      text('Way'),
      percent('As it is', 1),
      ...[1, 2, 3, 4, 5].map((strength) => percent(`Strength ${strength}`, 1)),
    ],
    rows: rowsOf(records).flatMap(({dataset, title, clean, accuracies}) =>
      accuracies.map((row, place) => [
        descriptionOf(records, dataset).title,
        title,
        nameAt(records, place),
        clean,
        ...row,
      ]),
    ),
  }),
  sources,
  chart(records, width) {
    const blocks = datasetNames.map((dataset) => ({
      title: descriptionOf(records, dataset).title,
      panels: records.findings.robustness!.corruptions.map(({name}, place) => ({
        title: wordsOf(name),
        lines: pairOf(records, dataset).map((row) => lineOf(records, row, place)),
      })),
    }));
    const shapes = {wide: {columns: 5, width: 98, height: 80}, narrow: {columns: 2, width: 116, height: 74}};
    return headedPanels(blocks, axes, shapes, width);
  },
};

function lineOf(records: Records, {model, title, clean, accuracies}: Row, place: number): Line {
  const architecture = architectureOf(records, model);
  const values = [clean, ...accuracies[place]!];
  return {
    name: title,
    color: architectureColor(architecture),
    dashed: architecture === 'NN',
    points: values.map((y, x) => ({x, y})),
  };
}

function nameAt({findings}: Records, place: number): string {
  return wordsOf(findings.robustness!.corruptions[place]!.name);
}

/** The way that costs the CNN most at full strength. */
function worstCorruption(records: Records, dataset: DatasetName): {name: string; clean: Quote; spoiled: Quote} {
  const {model, accuracies} = pairOf(records, dataset).at(-1)!;
  const last = accuracies.map((row) => row.at(-1)!);
  const place = last.indexOf(Math.min(...last));
  const at = `findings/robustness#datasets.${dataset}.models.${model}`;
  return {
    name: nameAt(records, place).toLowerCase(),
    clean: {at: `${at}.clean`},
    spoiled: {at: `${at}.accuracies.${place}.4`},
  };
}
