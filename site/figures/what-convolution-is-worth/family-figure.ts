import {type Dot, intervalDots, pointsAxis} from '../../charts/interval-dots.ts';
import {write} from '../../format/numbers.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {type Phrase, say} from '../../report/phrases.ts';
import {chance, points, text} from '../../tables/columns.ts';
import type {Figure} from '../figure.ts';
import {modelNamed, sources, titleOf} from './models.ts';
import type {Judged} from './spans.ts';

const contrastsOf = ({findings}: Records, family: string) =>
  findings.controlled?.families.find(({name}) => name === family)?.contrasts ?? [];

/** The contrasts of a family that have been judged. */
function judgedIn(records: Records, family: string): Judged[] {
  return contrastsOf(records, family).flatMap((each) => (each.change ? [{...each, change: each.change}] : []));
}

/** Whether all contrasts of a family have been judged: a title sums them up. */
function isJudged(records: Records, family: string): boolean {
  const {length} = contrastsOf(records, family);
  return length > 0 && judgedIn(records, family).length === length;
}

interface FamilyFigure {
  id: string;
  family: string;
  title: (judged: readonly Judged[], records: Records) => Phrase;
  rowOf?: (title: string) => string; // what a network is called in its row
  finding: Phrase;
}

/** All contrasts of a family, one panel a data set. */
export function familyFigure({id, family, title, finding, rowOf = shortly}: FamilyFigure): Figure {
  const dotsOf = (records: Records) =>
    datasetNames.flatMap((dataset) =>
      judgedIn(records, family)
        .filter((each) => each.dataset === dataset)
        .map((each) => dotOf(records, each, rowOf)),
    );
  return {
    id,
    ready: (records) => isJudged(records, family),
    title: (records) => title(judgedIn(records, family), records),
    finding: (records) => [...finding, ...judgedTogether(records, family)],
    alternative: (records) =>
      `Panels with equal axes, one a data set, a row a network, a dot with an interval. ${dotsOf(records)
        .map(({panel, row, label}) => `${panel}, ${row}: ${label} points.`)
        .join(' ')}`,
    table: (records) => ({
      columns: [
        text('Data set'),
        text('Network'),
        text('Against'),
        points('Difference'),
        points('Interval, low'),
        points('Interval, high'),
        chance('p, adjusted'),
      ],
      rows: judgedIn(records, family).map(({dataset, model, against, change}) => [
        descriptionOf(records, dataset).title,
        titleOf(records, dataset, model),
        titleOf(records, dataset, against),
        change.difference,
        change.low,
        change.high,
        change.adjusted,
      ]),
    }),
    sources,
    compares: (records) =>
      judgedIn(records, family).flatMap(({dataset, model, against}) => [
        {dataset, model},
        {dataset, model: against},
      ]),
    chart: (records, width) => intervalDots(dotsOf(records), width, pointsAxis),
  };
}

/** A title that fits before a panel. */
export function shortly(title: string): string {
  return title.replace(' with batch normalisation', '');
}

function dotOf(records: Records, {dataset, model, change}: Judged, rowOf: (title: string) => string): Dot {
  const {difference, low, high, apart} = change;
  return {
    panel: descriptionOf(records, dataset).title,
    row: rowOf(titleOf(records, dataset, model)),
    architecture: modelNamed(records, dataset, model)!.architecture,
    value: difference * 100,
    low: low * 100,
    high: high * 100,
    label: `${difference > 0 ? '+' : ''}${write(difference, 'points', 2)}`,
    faint: !apart,
  };
}

function judgedTogether(records: Records, family: string): Phrase {
  const all = contrastsOf(records, family).length;
  return say` Bars are 95 in 100 intervals over seeds and images; coloured where the difference holds after correction for all ${String(all)} of the family, grey where it may be chance.`;
}
