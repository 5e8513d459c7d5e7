import type {DatasetName, Difficulty} from '../../../experiments/artifacts/schema.ts';
import {type Dot, intervalDots} from '../../charts/interval-dots.ts';
import {write} from '../../format/numbers.ts';
import {capitalize} from '../../format/words.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {architectureOf, modelTitle} from '../../records/studies.ts';
import {say} from '../../report/phrases.ts';
import {base, hasOthers, manyOf, subject} from '../../report/sets.ts';
import {percent, text} from '../../tables/columns.ts';
import type {Figure} from '../figure.ts';
import {found} from '../sources.ts';

type Rung = Difficulty['datasets'][number]['ladder'][number];

/** The rungs of one data set, from the simplest up, people last. */
export function ladderOf({findings}: Records, dataset: DatasetName): Rung[] {
  return findings.difficulty?.datasets.find((row) => row.dataset === dataset)?.ladder ?? [];
}

/** How far ever better methods get on both data sets. */
export const ladder: Figure = {
  id: 'ladder',
  ready: (records) => datasetNames.every((dataset) => ladderOf(records, dataset).length > 0),
  title(records) {
    const [rungs, others] = [subject, base].map((dataset) =>
      ladderOf(records, dataset).filter(({accuracy}) => accuracy),
    );
    if (!hasOthers) return say`How far ${String(rungs!.length)} methods get`;
    const gaps = rungs!.flatMap((rung) => {
      const other = others!.find(({name, title}) => name === rung.name && title === rung.title); // not two networks of others
      return other ? [{kind: rung.kind, difference: rung.accuracy!.mean - other.accuracy!.mean}] : [];
    });
    const lower = gaps.filter(({difference}) => difference < 0).length;
    const many = capitalize(manyOf(subject));
    const people = gaps.some(({kind}) => kind === 'quoted') ? ', people included,' : '';
    return lower === gaps.length
      ? say`${many} are harder for everyone: each of ${String(gaps.length)} methods${people} does worse on them`
      : say`${many} are harder for ${String(lower)} of ${String(gaps.length)} methods`;
  },
  finding: (records) =>
    say`Test accuracy, from the simplest method up, with 95 in 100 intervals. Grey: rules${quotedBy(records) ? ', and figures of others' : ''}. “×” says how many networks vote, “views” that each looks at an image several times.`,
  rest(records) {
    const quoted = quotedBy(records);
    return say`The rules need no training of a network; linear is a network without a hidden layer.${quoted ? ` The figures of others are ${quoted}.` : ''}`;
  },
  alternative: (records) =>
    `Panels with equal axes, one a data set, a row a method. ${dotsOf(records)
      .map(({panel, row, label}) => `${panel}, ${row}: ${label}.`)
      .join(' ')}`,
  table: (records) => ({
    columns: [
      text('Data set'),
      text('Method'),
      percent('Accuracy'),
      percent('Interval, low'),
      percent('Interval, high'),
      text('Source'),
    ],
    rows: datasetNames.flatMap((dataset) =>
      ladderOf(records, dataset).flatMap((rung) =>
        rung.accuracy
          ? [
              [
                descriptionOf(records, dataset).title,
                rungName(records, rung),
                rung.accuracy.mean,
                rung.interval?.low ?? '',
                rung.interval?.high ?? '',
                rung.source ?? 'this report',
              ],
            ]
          : [],
      ),
    ),
  }),
  sources: (records) => found(records, ['difficulty']),
  compares: (records) =>
    datasetNames.flatMap((dataset) =>
      ladderOf(records, dataset).flatMap(({kind, name, model, viewed, accuracy}) =>
        model && accuracy ? [{dataset, model: kind === 'ensemble' ? name : model, viewed}] : [],
      ),
    ),
  chart: (records, width) => intervalDots(dotsOf(records), width, {margin: 0.03}),
};

function quotedBy(records: Records): string {
  return datasetNames
    .flatMap((dataset) =>
      ladderOf(records, dataset)
        .filter(({kind}) => kind === 'quoted')
        .map(({source}) => `${descriptionOf(records, dataset).title}: ${source}`),
    )
    .join('; ');
}

/** What a rung is called: a model as everywhere else, with how many networks vote and whether each looks several times. */
export function rungName(records: Records, {kind, title, model, seeds, viewed}: Rung): string {
  if (!model) return title;
  return `${modelTitle(records, model)}${kind === 'ensemble' ? ` × ${seeds}` : ''}${viewed ? ', views' : ''}`;
}

/** Rung by rung, so that they keep their order in all panels. */
function dotsOf(records: Records): Dot[] {
  const rungs = datasetNames.flatMap((dataset) => ladderOf(records, dataset).map((rung) => ({dataset, rung})));
  return [...Map.groupBy(rungs, ({rung}) => rung.name).values()]
    .flat()
    .flatMap(({dataset, rung}) => dotOf(records, dataset, rung));
}

function dotOf(records: Records, dataset: DatasetName, rung: Rung): Dot[] {
  const {kind, model, seeds, accuracy, interval} = rung;
  if (!accuracy) return [];
  const {mean: value} = accuracy;
  const architecture = kind === 'rule' || !model ? '' : architectureOf(records, model);
  const ends = interval ?? {low: value, high: value};
  const panel = descriptionOf(records, dataset).title;
  const row = rungName(records, rung);
  return [{panel, row, architecture, value, ...ends, seeds: seeds ?? undefined, label: write(value, 'percent')}];
}
