import {type CellMap, cellMaps} from '../../charts/cell-maps.ts';
import type {Records} from '../../records/records.ts';
import {capitalize, say} from '../../report/phrases.ts';
import {candidateName, candidateNote, depthName, found, gridOf, leaders} from '../../report/tuning.ts';
import type {Figure} from '../figure.ts';
import {found as finding, runsOfStudies} from '../sources.ts';
import {choicesTable, hasSeveral} from './grid-choices.ts';

/** The accuracy of every network, laid out by its choices. */
export const gridMap: Figure = {
  id: 'grid-map',
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
    say`Validation accuracy in per cent, a cell a network: to the right more dense units, upwards more filters in the last convolution. The words above a map say what its networks have in common: how many convolutions, and how many filters in those before the last. Cells are empty where numbers would fall from one layer to the next; no such network was trained.`,
  alternative: (records) =>
    `Maps of cells, darker where accuracy is higher. ${mapsOf(records)
      .map(
        ({title, subtitle, cells}) =>
          `${[title, subtitle].filter(Boolean).join(', ')}: ${cells.map(({label}) => label).join(', ')}.`,
      )
      .join(' ')}`,
  table: choicesTable,
  sources: (records) => [...runsOfStudies(records, ['tuning']), ...finding(records, ['tuning'])],
  chart: (records, width) =>
    cellMaps(mapsOf(records), {x: 'Dense units', y: 'Filters, last layer', steps: [16, 32, 64, 128]}, width),
};

function mapsOf(records: Records): CellMap[] {
  const inOrder = gridOf(records)!.configurations.toSorted((a, b) => a.filters.length - b.filters.length);
  const maps = Map.groupBy(inOrder, ({filters}) => filters.slice(0, -1).join(', '));
  return [...maps].map(([before, members]) => ({
    title: capitalize(depthName(members[0]!.filters.length)),
    subtitle: before && `${members[0]!.filters.length > 2 ? 'first two' : 'first'}: ${before} filters`,
    cells: members.map((each) => ({
      x: each.denseUnits,
      y: each.filters.at(-1)!,
      value: each.last.accuracy,
      label: (each.last.accuracy * 100).toFixed(1),
      note: candidateNote(each),
    })),
  }));
}
