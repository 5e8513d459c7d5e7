import {type ParallelAxis, type Path, parallel} from '../../charts/parallel.ts';
import {write} from '../../format/numbers.ts';
import {say} from '../../report/phrases.ts';
import {type Candidate, candidateNote, found, gridOf, leaders} from '../../report/tuning.ts';
import type {Figure} from '../figure.ts';
import {found as finding, runsOfStudies} from '../sources.ts';
import {choices, choicesTable, hasSeveral, marked, standsOut} from './grid-choices.ts';

const steps = [16, 32, 64, 128];
const layers = choices.slice(1); // how many there are shows in where a line has stops

/** Every network as a line through its choices to its accuracy. */
export const gridParallel: Figure = {
  id: 'grid-parallel',
  ready: hasSeveral,
  title(records) {
    const tuning = gridOf(records)!;
    if (tuning.noise && tuning.noise.ties > 1)
      return say`Many ways lead to the top: ${found('noise.ties')} networks, of ${String(new Set(tuning.configurations.filter(standsOut).map(({filters}) => filters.length)).size)} depths`;
    return say`The way to the highest accuracy so far: ${leaders(tuning)[0]!.filters.join('-')}, dense ${String(leaders(tuning)[0]!.denseUnits)}`;
  },
  finding: (records) =>
    say`A line a network, from its filters and dense units to its validation accuracy. A line that passes an axis at “none” has no such layer. ${marked(records)}`,
  alternative: (records) =>
    `Parallel coordinates: ${layers.map(({title}) => title).join(', ')}, validation accuracy; ${gridOf(records)!.configurations.length} lines.`,
  table: choicesTable,
  sources: (records) => [...runsOfStudies(records, ['tuning']), ...finding(records, ['tuning'])],
  chart(records, width) {
    const {configurations} = gridOf(records)!;
    const reach = reachOf(configurations);
    return parallel(
      axesFor(reach),
      configurations.map((each) => pathOf(each, reach)),
      width,
    );
  },
};

function reachOf(configurations: readonly Candidate[]): [number, number] {
  const values = configurations.map(({last}) => last.accuracy);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low < high ? [low, high] : [low - 0.01, high];
}

/** None at the foot, then the steps at equal distances. */
function heightOf(value: number | undefined): number {
  return value === undefined ? 0 : (steps.indexOf(value) + 1) / steps.length;
}

function axesFor([low, high]: [number, number]): ParallelAxis[] {
  const ticks = (lowest: boolean) => [
    ...(lowest ? [{label: 'none', at: 0}] : []),
    ...steps.map((step) => ({label: String(step), at: heightOf(step)})),
  ];
  return [
    ...layers.map(({short}, place) => ({title: short, ticks: ticks(place === 1 || place === 2)})),
    {title: 'Accuracy', ticks: [low, high].map((value, at) => ({label: write(value, 'percent'), at}))},
  ];
}

function pathOf(candidate: Candidate, [low, high]: [number, number]): Path {
  return {
    strong: standsOut(candidate),
    note: candidateNote(candidate),
    stops: [
      ...layers.map(({of}, axis) => ({axis, at: heightOf(of(candidate))})),
      {axis: layers.length, at: (candidate.last.accuracy - low) / (high - low)},
    ],
  };
}
