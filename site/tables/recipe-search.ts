import type {SearchRecord} from '../../experiments/artifacts/schema.ts';
import {isOwn} from '../records/datasets.ts';
import {numbers, rowHead} from './column-kinds.ts';
import type {TableMaker} from './declaration.ts';
import {tableOf} from './lay-out.ts';
import {countAt, decimalAt, percentAt} from './quotes.ts';

const name = 'recipe-search';

/** What a search of recipes has trained: who came furthest first, then by the last accuracy that was measured. */
export const recipeSearch: TableMaker = ({searches}) => {
  const search = searches[name];
  if (!search) return {pending: 'The search has not been run yet.'};
  const rows = search.candidates
    .map((candidate, place) => ({
      ...candidate,
      title: titleOf(search, place),
      settings: `searches/${name}#candidates.${place}.trial.training`,
      epochsAt: `searches/${name}#candidates.${place}.epochs`,
    }))
    .toSorted((a, b) => b.epochs.length - a.epochs.length || last(b) - last(a));
  return tableOf(rows, {
    caption: isOwn
      ? 'The recipes that were tried; the first is the one that is used from here on'
      : 'The recipes that were tried, the one that came furthest first',
    label: 'The recipes that were tried',
    id: `searches-${name}`,
    columns: [
      rowHead('Recipe', ({title}) => title),
      numbers('Learning rate', ({settings}) => decimalAt(`${settings}.optimizer.learningRate`, 2)),
      numbers('of biases, times', ({settings}) => decimalAt(`${settings}.optimizer.shiftScale`, 0)),
      numbers('Rises for', ({settings}) => ({at: `${settings}.schedule.peak`, digits: 0})),
      numbers('Averaging keeps', ({settings}) => percentAt(`${settings}.averaging.decay`)),
      numbers('Moved by', ({settings}) => countAt(`${settings}.augmentation.translation`)),
      numbers('Erased', ({settings, trial}) =>
        trial.training.augmentation?.erasing ? {at: `${settings}.augmentation.erasing.probability`, digits: 0} : 'none',
      ),
      {
        head: 'Validation accuracy after epoch',
        class: 'numeric',
        columns: search.rungs.map((rung) =>
          numbers(String(rung), ({epochs, epochsAt}: (typeof rows)[number]) =>
            rung <= epochs.length ? percentAt(`${epochsAt}.${rung - 1}.validation.accuracy`) : undefined,
          ),
        ),
      },
    ],
  });
};

function titleOf({candidates, chosen}: SearchRecord, place: number): string {
  const {divergedIn} = candidates[place]!;
  const title = place === chosen ? (isOwn ? 'chosen' : 'furthest') : place === 0 ? 'as published' : `drawn, ${place}`;
  return divergedIn === undefined ? title : `${title}; diverged in epoch ${divergedIn}`;
}

function last({epochs}: SearchRecord['candidates'][number]): number {
  return epochs.at(-1)?.validation.accuracy ?? 0;
}
