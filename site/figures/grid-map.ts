import {type CellMap, cellMaps} from '../charts/cell-maps.ts';
import {say} from '../phrases.ts';
import type {Records} from '../records.ts';
import {candidateName, candidateNote, found, gridOf, leaders} from '../tuning.ts';
import type {Figure} from './figure.ts';
import {choicesTable, hasSeveral} from './grid-choices.ts';
import {found as finding, runsOfStudies} from './sources.ts';

/** The accuracy of every network, laid out by its choices. */
export const gridMap: Figure = {
  id: 'grid-map',
  page: '/tuning/',
  ready: hasSeveral,
  title(records) {
    const [lowest] = gridOf(records)!.configurations.toSorted((a, b) => b.rank - a.rank);
    const [highest] = leaders(gridOf(records)!);
    const difference = {
      ...found(`configurations.${highest!.model}.last.accuracy`, 'points', 2),
      minus: `findings/tuning#configurations.${lowest!.model}.last.accuracy`,
    };
    return say`From the lowest, ${candidateName(lowest!)}, to the highest, ${candidateName(highest!)}, it is ${difference} points`;
  },
  finding: () =>
    say`Validation accuracy in per cent, a cell a network: to the right more dense units, upwards more filters in the last convolution. A map stands for the filters before it. Empty cells would have fewer dense units than filters.`,
  alternative: (records) =>
    `Maps of cells, darker where accuracy is higher. ${mapsOf(records)
      .map(({title, cells}) => `${title}: ${cells.map(({label}) => label).join(', ')}.`)
      .join(' ')}`,
  table: choicesTable,
  sources: (records) => [...runsOfStudies(records, ['tuning']), ...finding(['tuning'])],
  chart: (records, width) =>
    cellMaps(mapsOf(records), {x: 'Dense units', y: 'Last filters', steps: [16, 32, 64, 128]}, width),
};

function mapsOf(records: Records): CellMap[] {
  const inOrder = gridOf(records)!.configurations.toSorted((a, b) => a.filters.length - b.filters.length);
  const maps = Map.groupBy(inOrder, ({filters}) => filters.slice(0, -1).join('-'));
  return [...maps].map(([before, members]) => ({
    title: before ? `${before}, then` : 'One convolution',
    cells: members.map((each) => ({
      x: each.denseUnits,
      y: each.filters.at(-1)!,
      value: each.last.accuracy,
      label: (each.last.accuracy * 100).toFixed(1),
      note: candidateNote(each),
    })),
  }));
}
