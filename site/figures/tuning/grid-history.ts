import type {Tuning} from '../../../experiments/artifacts/schema.ts';
import {history, type Try} from '../../charts/history.ts';
import type {Records} from '../../records/records.ts';
import {say} from '../../report/phrases.ts';
import {type Candidate, candidateName, candidateNote, gridOf} from '../../report/tuning.ts';
import {count, percent, text} from '../../tables/columns.ts';
import type {Figure} from '../figure.ts';
import {found, runsOfStudies} from '../sources.ts';
import {hasSeveral} from './grid-choices.ts';

/** The networks of the grid in the order in which their training ended, and the highest so far. */
export const gridHistory: Figure = {
  id: 'grid-history',
  ready: (records) => hasSeveral(records) && gridOf(records)!.configurations.every(({key}) => records.trials[key]),
  title(records) {
    const tuning = gridOf(records)!;
    const tries = turnsOf(records);
    const near = nearTheHighest(tuning, tries);
    const later = tries.length - near - 1;
    if (!tuning.noise)
      return say`${candidateName(raising(tries).at(-1)!)} is the highest of ${String(tries.length)} so far`;
    if (later === 0)
      return say`Only the last of ${String(tries.length)} networks came within a standard deviation of seeds of the highest`;
    return say`After ${String(near + 1)} of ${String(tries.length)} networks the highest was found, but for ${{
      at: accuracyOf(tuning, raising(tries).at(-1)!),
      minus: accuracyOf(tuning, raising(tries.slice(0, near + 1)).at(-1)!),
      as: 'points',
      digits: 2,
    }} points`;
  },
  finding: () =>
    say`A disc a network, in the order in which their trainings ended; the line is the highest validation accuracy so far. Full discs raise it. The order is that of a list, by the number of convolutions and then from few filters to many, so no network was chosen by what others had shown.`,
  alternative: (records) =>
    `Discs from left to right and a rising line of steps. The highest so far is raised by ${raising(turnsOf(records))
      .map((each) => `${candidateName(each)} with ${each.last.accuracy.toFixed(4)}`)
      .join(', then ')}.`,
  table: (records) => ({
    columns: [count('Turn'), text('Network'), text('Ended'), percent('Validation accuracy'), percent('Highest so far')],
    rows: turnsOf(records).map((each, place, all) => [
      place + 1,
      candidateName(each),
      endOf(records, each),
      each.last.accuracy,
      highestOf(all.slice(0, place + 1)),
    ]),
  }),
  sources: (records) => [...runsOfStudies(records, ['tuning']), ...found(records, ['tuning'])],
  chart(records, width) {
    const tries = turnsOf(records).map(
      (each, place, all): Try => ({
        value: each.last.accuracy,
        highest: highestOf(all.slice(0, place + 1)),
        note: candidateNote(each),
        label: candidateName(each),
      }),
    );
    return history(tries, 'Networks trained', width);
  },
};

function endOf({trials}: Records, {key}: Candidate): string {
  return trials[key]!.run.finishedAt;
}

function turnsOf(records: Records): Candidate[] {
  return gridOf(records)!.configurations.toSorted((a, b) => (endOf(records, a) < endOf(records, b) ? -1 : 1));
}

function highestOf(tries: readonly Candidate[]): number {
  return Math.max(...tries.map(({last}) => last.accuracy));
}

/** Those that were the highest when their training ended. */
function raising(tries: readonly Candidate[]): Candidate[] {
  return tries.filter(({last}, place) => tries.slice(0, place).every((other) => other.last.accuracy < last.accuracy));
}

/** The place of the first that lies no further below the highest than a standard deviation between seeds. */
function nearTheHighest({noise}: Tuning, tries: readonly Candidate[]): number {
  return tries.findIndex(({last}) => highestOf(tries) - last.accuracy <= (noise?.sd ?? 0));
}

function accuracyOf({configurations}: Tuning, candidate: Candidate): string {
  return `findings/tuning#configurations.${configurations.indexOf(candidate)}.last.accuracy`;
}
