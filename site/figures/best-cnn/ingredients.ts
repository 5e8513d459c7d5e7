import {type IntervalRow, intervalRows} from '../../charts/interval-rows.ts';
import {inPoints, interval} from '../../charts/notes.ts';
import {inWords, write} from '../../format/numbers.ts';
import {list} from '../../format/words.ts';
import type {Records} from '../../records/records.ts';
import {type Phrase, say} from '../../report/phrases.ts';
import {onSet, subject} from '../../report/sets.ts';
import {chance, count, percent, points, text} from '../../tables/columns.ts';
import type {Figure} from '../figure.ts';
import {found, runsOfStudies} from '../sources.ts';

/** What each ingredient of the recipe gives. */
export const ingredients: Figure = {
  id: 'ingredients',
  ready: (records) => changesOf(records).length > 0,
  title(records) {
    const changed = changesOf(records).filter(({change}) => change.apart);
    const words = changed.map(
      ({title, change}) => `${title.toLowerCase()} (${write(change.difference, 'points', 2)} points)`,
    );
    if (changed.length === 0) return say`No single ingredient makes a difference beyond chance`;
    return changed.length > 3
      ? say`${String(changed.length)} of ${String(changesOf(records).length)} changes of the recipe make a difference beyond chance`
      : say`Of ${String(changesOf(records).length)} changes, ${inWords(changed.length)} ${changed.length === 1 ? 'makes' : 'make'} a difference beyond chance: ${list(words)}`;
  },
  finding: (records) =>
    say`Validation accuracy${onSet(subject)} less that of the whole recipe${wholeRecipe(records)}, in points, with 95 in 100 intervals; grey where the difference may be chance.`,
  rest: (records) =>
    say`The intervals are by a bootstrap over images and seeds. What may be chance is judged after correction for ${String(changesOf(records).length)} comparisons.`,
  alternative: (records) =>
    `A row a change of the recipe, a dot with an interval. ${rowsOf(records)
      .map(({name, label}) => `${name}: ${label}.`)
      .join(' ')}`,
  table: ({findings}) => ({
    columns: [
      text('Recipe'),
      count('Seeds'),
      percent('Validation accuracy'),
      points('Change'),
      points('Interval, low'),
      points('Interval, high'),
      chance('p, adjusted'),
    ],
    rows: (findings.ingredients?.recipes ?? []).map(({title, seeds, accuracy, change}) => [
      title,
      seeds,
      accuracy.mean,
      change?.difference ?? '',
      change?.low ?? '',
      change?.high ?? '',
      change?.adjusted ?? '',
    ]),
  }),
  sources: (records) => [...runsOfStudies(records, ['ablation']), ...found(records, ['ingredients'])],
  compares: ({findings}) => (findings.ingredients?.recipes ?? []).map(({dataset, model}) => ({dataset, model})),
  chart: (records, width) =>
    intervalRows(
      rowsOf(records),
      {format: '~f', zero: true, bar: interval, words: (points: number) => inPoints(points / 100)},
      width,
    ),
};

function wholeRecipe({findings}: Records): Phrase {
  const whole = findings.ingredients?.recipes.find(({change}) => change === null);
  if (!whole) return [];
  const at = `findings/ingredients#recipes.${whole.dataset}/${whole.model}.accuracy.mean`;
  return say` (${{at, digits: 2}})`;
}

function changesOf({findings}: Records) {
  return (findings.ingredients?.recipes ?? []).flatMap(({change, ...rest}) => (change ? [{...rest, change}] : []));
}

function rowsOf(records: Records): IntervalRow[] {
  return changesOf(records)
    .toSorted((a, b) => a.change.difference - b.change.difference)
    .map(({title, change: {difference, low, high, apart}}) => ({
      name: title,
      value: difference * 100,
      low: low * 100,
      high: high * 100,
      label: write(difference, 'points', 2),
      faint: !apart,
    }));
}
