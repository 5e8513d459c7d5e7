import {type Grain, swarm} from '../../charts/swarm.ts';
import {list} from '../../format/words.ts';
import type {Records} from '../../records/records.ts';
import {say} from '../../report/phrases.ts';
import {
  behindHighest,
  candidateName,
  candidateNote,
  depthName,
  found,
  gridCompared,
  gridOf,
  leaders,
  usualIn,
} from '../../report/tuning.ts';
import type {Table} from '../../tables/table.ts';
import type {Figure} from '../figure.ts';
import {found as finding, runsOfStudies} from '../sources.ts';

/** The accuracy of every network of the grid, and which of them cannot be told apart from the best. */
export const grid: Figure = {
  id: 'grid',
  ready: (records) => gridOf(records) !== undefined,
  title(records) {
    const tuning = gridOf(records)!;
    const names = list(leaders(tuning).map(candidateName));
    if (!tuning.noise) return say`The highest so far: ${names}`;
    return tuning.noise.ties > 1
      ? say`${found('noise.ties')} of ${found('finished')} networks cannot be told apart from the highest, ${names}`
      : say`One network stands apart from the other ${String(tuning.finished - 1)}: ${names}`;
  },
  finding(records) {
    const {noise} = gridOf(records)!;
    const what = say`Each disc is a network at its validation accuracy after the last epoch, one seed each.`;
    if (!noise) return [...what, ' How far chance moves them is still being measured.'];
    return [
      ...what,
      ...say` Full discs lie within ${found('noise.margin', 'points', 1)} points of the highest: that much may be due to the seed.`,
    ];
  },
  alternative: (records) =>
    `Discs along an axis of accuracy, a row for each number of convolutions. ${gridOf(records)!
      .depths.map(({convolutions, best, accuracy}) => {
        const of = `${depthName(convolutions)}: mean ${accuracy.mean.toFixed(4)}`;
        return `${of}, highest ${best.accuracy.toFixed(4)} by ${best.model}.`;
      })
      .join(' ')}`,
  table: gridTable,
  sources: (records) => [...runsOfStudies(records, ['tuning', 'tuning-noise']), ...finding(records, ['tuning'])],
  compares: (records) => gridCompared(gridOf(records)!.configurations),
  chart(records, width) {
    const tuning = gridOf(records)!;
    const highest = leaders(tuning)[0]!.last.accuracy;
    const band = tuning.noise && {from: highest - tuning.noise.margin, label: 'may be chance'};
    return swarm(grainsOf(records), band, width);
  },
};

function grainsOf(records: Records): Grain[] {
  const tuning = gridOf(records)!;
  const named = new Set([leaders(tuning)[0], usualIn(tuning)]);
  return tuning.configurations
    .toSorted((a, b) => a.filters.length - b.filters.length || b.last.accuracy - a.last.accuracy)
    .map((candidate) => ({
      row: depthName(candidate.filters.length),
      value: candidate.last.accuracy,
      strong: candidate.tied ?? candidate.rank === 1,
      note: candidateNote(candidate),
      label: named.has(candidate)
        ? `${candidateName(candidate)}${candidate.model === tuning.usual ? ', the one before tuning' : ''}`
        : undefined,
    }));
}

/** The whole grid, the best first. */
function gridTable(records: Records): Table {
  const {configurations} = gridOf(records)!;
  return {
    columns: [
      {name: 'Place', as: 'count'},
      {name: 'Network', as: 'text'},
      {name: 'Convolutions', as: 'count'},
      {name: 'Parameters', as: 'count'},
      {name: 'Multiply-adds', as: 'count'},
      {name: 'Operations in training', as: 'count'},
      {name: 'Validation accuracy', as: 'percent', digits: 2},
      {name: 'Validation loss', as: 'decimal', digits: 4},
      {name: 'Below the highest beyond chance', as: 'text'},
    ],
    rows: configurations
      .toSorted((a, b) => a.rank - b.rank)
      .map((each) => [
        each.rank,
        candidateName(each),
        each.filters.length,
        each.parameters,
        each.multiplyAdds,
        each.trainingOperations,
        each.last.accuracy,
        each.last.loss,
        behindHighest(each),
      ]),
  };
}
