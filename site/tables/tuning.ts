import {counted} from '../format/numbers.ts';
import {modelTitle} from '../records/studies.ts';
import {subject} from '../report/sets.ts';
import {
  behindHighest,
  type Candidate,
  candidateName,
  depthName,
  found,
  gridCompared,
  gridOf,
  methodName,
  usualIn,
} from '../report/tuning.ts';
import {numbers, rowHead, words} from './column-kinds.ts';
import type {TableMaker} from './declaration.ts';
import {tableOf} from './lay-out.ts';
import {countAt, decimalAt, operationsAt, percentAt, pointsAt, rangeAt} from './quotes.ts';

/** What each depth of the grid reaches. */
export const depths: TableMaker = (records) => {
  const grid = gridOf(records);
  if (!grid) return undefined;
  const nameOf = (model: string) => candidateName(grid.configurations.find((each) => each.model === model)!);
  const at = (place: number) => `findings/tuning#depths.${place}`;
  return tableOf(grid.depths, {
    caption: 'The grid by depth: validation accuracy after the last epoch, over networks',
    label: 'The grid by depth',
    columns: [
      rowHead('Networks with', ({convolutions}) => depthName(convolutions), {class: 'nowrap'}),
      numbers('Finished', (_, place) => [countAt(`${at(place)}.finished`), ' of ', countAt(`${at(place)}.planned`)]),
      numbers('Mean', (_, place) => percentAt(`${at(place)}.accuracy.mean`), {class: 'strong'}),
      numbers('From, to', (_, place) => rangeAt(`${at(place)}.accuracy`, ['min', 'max'])),
      words('Highest', ({best}) => nameOf(best.model), {class: 'nowrap'}),
    ],
  });
};

const shown = 12;

/** The networks of the grid with the highest accuracies, and the one before tuning. */
export const highest: TableMaker = (records) => {
  const grid = gridOf(records);
  if (!grid) return undefined;
  const usual = usualIn(grid);
  const ranked = grid.configurations.toSorted((a, b) => a.rank - b.rank);
  const at = ({model}: Candidate) => `findings/tuning#configurations.${model}`;
  const gain = numbers('Gain', (each: Candidate) => ({
    content: pointsAt(`${at(each)}.gain.difference`),
    class: each.gain?.inNoise ? 'numeric noise' : 'numeric',
  }));
  return tableOf(
    ranked.filter((each, place) => place < shown || each === usual),
    {
      caption:
        'The highest of the grid; the gain is over the network before tuning, in points, grey where it may be chance',
      label: 'The highest of the grid',
      columns: [
        numbers('Place', (each) => countAt(`${at(each)}.rank`)),
        rowHead('Network', candidateName, {class: 'nowrap'}),
        numbers('Parameters', (each) => countAt(`${at(each)}.parameters`)),
        numbers('Multiply-adds', (each) => operationsAt(`${at(each)}.multiplyAdds`)),
        numbers('Validation accuracy', (each) => percentAt(`${at(each)}.last.accuracy`), {class: 'strong'}),
        ...(usual ? [gain] : []),
        words('Told from the highest', behindHighest, {class: 'nowrap'}),
      ],
      compares: (each) => gridCompared([each]),
    },
  );
};

/** How soon the networks of the grid stand in their last order, and what stopping then would have cost. */
export const stopping: TableMaker = (records) => {
  const grid = gridOf(records);
  if (!grid || grid.finished < 2) return undefined;
  const at = (place: number) => `findings/tuning#epochs.${place}`;
  return tableOf(grid.epochs, {
    caption:
      'If the grid had stopped earlier: all networks, one seed each. The rank correlation with the last order is 1 where the order is the same, and 0 where the one says nothing of the other',
    label: 'If the grid had stopped earlier',
    columns: [
      rowHead('After epoch', (_, place) => countAt(`${at(place)}.epoch`)),
      numbers('Mean accuracy', (_, place) => percentAt(`${at(place)}.accuracy.mean`)),
      numbers('Rank correlation', ({rankCorrelation}, place) =>
        rankCorrelation === null ? 'not known' : decimalAt(`${at(place)}.rankCorrelation`, 2),
      ),
      numbers('Cost of stopping, points', (_, place) => pointsAt(`${at(place)}.regret`), {
        class: 'strong',
      }),
    ],
  });
};

/** What more epochs brought the networks of the grid whose training went on. */
export const longer: TableMaker = (records) => {
  const {longer: rows = [], epochs = []} = gridOf(records) ?? {};
  if (rows.length === 0) return undefined;
  const at = (place: number) => `findings/tuning#longer.${place}`;
  return tableOf(rows, {
    caption: `What more than ${counted(epochs.length, 'epoch')} brought: change of validation accuracy in points, seed by seed`,
    label: 'What more epochs brought',
    columns: [
      rowHead('Network', ({model}) => modelTitle(records, model)),
      numbers('Seeds', (_, place) => countAt(`${at(place)}.seeds`)),
      numbers('Epochs', ({accuracies}) => String(accuracies.length)),
      numbers('Change', (_, place) => pointsAt(`${at(place)}.gain.mean`), {class: 'strong'}),
      numbers('95\u202f% interval', ({gain}, place) =>
        gain.interval ? rangeAt(`${at(place)}.gain.interval`) : 'one seed',
      ),
    ],
    compares: ({model}) => [{dataset: subject, model}],
  });
};

/** What each search method spends until its choice is as good as the best but for noise. */
export const searchCosts: TableMaker = ({findings}) => {
  const methods = findings.tuning?.search?.methods ?? [];
  if (methods.every(({inNoise}) => inNoise === null)) return undefined;
  const at = (place: number) => `findings/tuning#search.methods.${place}`;
  const all = found('search.operations', 'operations');
  return tableOf(methods, {
    caption:
      'What each search spends until, on average, its choice lies no further below the highest than seeds move it',
    label: 'What each search spends',
    columns: [
      rowHead('Method', ({method}) => methodName(method)),
      numbers('Operations until it is chosen', ({inNoise}, place) =>
        inNoise === null
          ? {content: 'does not come so close', span: 3, class: undefined}
          : operationsAt(`${at(place)}.inNoise.operations`),
      ),
      numbers('and trained', (_, place) => operationsAt(`${at(place)}.inNoise.finished`)),
      numbers('Random search spends, times', (_, place) => decimalAt(`${at(place)}.saving`, 1), {class: 'strong'}),
    ],
    closing: ['All networks to the end', all, all],
  });
};
